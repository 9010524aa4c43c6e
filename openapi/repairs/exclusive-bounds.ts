import { join } from '../pointer.ts';
import { mended, type Repair } from './repair.ts';

/** `exclusiveMinimum: true` in OpenAPI 3.1, where it is a number: `minimum` is meant to be exclusive, as in 3.0. */
export const exclusiveBounds: Repair = {
  code: 'exclusive-bound',
  summary: 'exclusiveMinimum or exclusiveMaximum is true or false in OpenAPI 3.1, or a number before it',
  *mendSchema(schema, pointer, family) {
    for (const [bound, exclusive] of [
      ['minimum', 'exclusiveMinimum'],
      ['maximum', 'exclusiveMaximum'],
    ] as const) {
      const written = schema[exclusive];
      const value = schema[bound];
      const numeric = family === '3.1' || family === '3.2';
      if (typeof written === 'boolean' && numeric) {
        delete schema[exclusive];
        const holds = written && typeof value === 'number';
        if (holds) {
          schema[exclusive] = value;
          delete schema[bound];
        }
        yield mended(
          'exclusive-bound',
          join(pointer, exclusive),
          `${exclusive} is a number in OpenAPI ${family}, not ${written}`,
          holds ? `${exclusive}: ${value}` : typeof value === 'number' ? `${bound}: ${value}` : 'no bound',
          holds ? `write ${exclusive}: ${value}, and no ${bound}` : 'remove it',
        );
      } else if (typeof written === 'number' && !numeric) {
        // The letter of 3.0 gives a number no meaning; the upgraded schema has one for it.
        yield mended(
          'exclusive-bound',
          join(pointer, exclusive),
          `${exclusive} is true or false in OpenAPI ${family}, not a number`,
          `values ${bound === 'minimum' ? 'above' : 'below'} ${written}`,
          `write ${bound}: ${written} and ${exclusive}: true`,
        );
        schema[bound] = written;
        schema[exclusive] = true;
      }
    }
  },
};
