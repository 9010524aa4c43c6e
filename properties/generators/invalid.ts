import type { Case } from '../../http/case.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { caseSeed, draw } from '../random.ts';
import { baseCase } from './base-case.ts';
import { bodyMediaTypes } from './body.ts';
import { brokenJson } from './broken-json.ts';
import { dealt } from './dealt.ts';
import { hygiene } from './hygiene.ts';
import { bodyMutant, bodyMutants, missingBody, wholeBodies } from './invalid-body.ts';
import { missing, parameterMutant, parameterMutants } from './invalid-parameter.ts';
import { withOwnKeys } from './own-keys.ts';
import { ownParameters, parameterModel, variable } from './parameters.ts';
import { dangling } from './references.ts';

/** Requests that break exactly one promise of the document, each one mutation of a request that is valid. */
export const invalid: CaseGenerator = {
  id: 'invalid',
  summary: 'requests with exactly one fault',
  cases(operation, context) {
    const base = baseCase(operation, context);
    if ('skip' in base) return base;
    const own = ownParameters(operation, context);
    const systematic = dealt([
      ...own.filter(variable).map((parameter) => parameterMutants(base, parameter, context)),
      // A write that has to name the version it changes is not carried out without (RFC 6585, 3).
      ...own
        .filter(({ in: location, name }) => location === 'header' && /^if-match$/i.test(name))
        .map((parameter) => missing(base, parameter)),
      ...bodyMediaTypes(operation).map((media) => bodyMutants(base, media, context)),
      ...bodyMediaTypes(operation).map((media) =>
        base.body?.mediaType === media.range ? [...dangling(base, media, context)] : [],
      ),
      [...missingBody(base, context), ...wholeBodies(base)],
      [...brokenJson(base)],
      [...hygiene(base)],
    ]);
    if (systematic.length === 0) return { skip: 'nothing in the request can be broken' };
    const places = randomPlaces(base, context);
    let sent: ReadonlySet<string> | undefined;
    const source = {
      systematic,
      ...(places.length > 0 && {
        draw(index: number): Case | undefined {
          const seed = caseSeed(context.seed, operation.id, 'invalid', index);
          const drawn = places[seed % places.length]?.(seed);
          // What was sent systematically says nothing when it is sent again.
          sent ??= new Set(systematic.map(requestOf));
          return drawn && !sent.has(requestOf(drawn)) ? drawn : undefined;
        },
      }),
    };
    return withOwnKeys(source, operation, context, 'invalid');
  },
};

/** What tells one request of this operation from another. */
function requestOf({ parameters, body }: Case): string {
  return JSON.stringify([parameters, body], (_, value: unknown) => (Object.is(value, -0) ? '-0' : value));
}

/** One maker of random mutants for each parameter, and several for each body, which has more to break. */
function randomPlaces(base: Case, context: GeneratorContext): readonly ((seed: number) => Case | undefined)[] {
  const parameters = ownParameters(base.operation, context)
    .filter(variable)
    .flatMap((parameter) => {
      const mutants = parameterModel(parameter, context)?.mutantArbitrary();
      return mutants ? [(seed: number) => parameterMutant(base, parameter, draw(mutants, seed), context)] : [];
    });
  const bodies = bodyMediaTypes(base.operation).flatMap((media) => {
    const mutants = media.schema === undefined ? undefined : context.models.model(media.schema).mutantArbitrary();
    return mutants ? [(seed: number) => bodyMutant(base, media, draw(mutants, seed), context)] : [];
  });
  return [...bodies.flatMap((make) => [make, make, make]), ...parameters];
}
