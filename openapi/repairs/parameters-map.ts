import { join } from '../pointer.ts';
import { type Draft, isDraft, mended, type Repair } from './repair.ts';

/** `parameters: {id: {in: query}}`: a list is meant, and the key is the name. */
export const parametersMap: Repair = {
  code: 'parameters-map',
  summary: 'the parameters of an operation are an object, not a list',
  *mend({ paths }) {
    for (const [path, item] of Object.entries(isDraft(paths) ? paths : {})) {
      if (!isDraft(item)) continue;
      const holders: (readonly [Draft, string])[] = [[item, join('/paths', path)]];
      for (const [method, operation] of Object.entries(item))
        if (isDraft(operation) && method !== 'parameters') holders.push([operation, join('/paths', path, method)]);
      for (const [holder, pointer] of holders) {
        const { parameters } = holder;
        if (!isDraft(parameters)) continue;
        const single = typeof parameters.in === 'string' || typeof parameters.$ref === 'string';
        holder.parameters = single
          ? [parameters]
          : Object.entries(parameters).flatMap(([name, value]) =>
              isDraft(value) ? [value.$ref === undefined ? { name, ...value } : value] : [],
            );
        yield mended(
          'parameters-map',
          join(pointer, 'parameters'),
          'parameters must be a list, and is an object',
          single ? 'a list of one' : 'a list; a key is the name of its parameter',
          'write a list of parameters, each with name and in',
        );
      }
    }
  },
};
