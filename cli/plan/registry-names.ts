import { PlumblineError } from '../../openapi/error.ts';
import { checks } from '../../properties/checks/index.ts';
import type { GeneratorId } from '../../properties/generator.ts';
import { generators } from '../../properties/generators/index.ts';
import { didYouMean } from '../nearest.ts';

/** The generators that `--generator` names, `undefined` for all. Throws USAGE for a name that there is not. */
export function generatorsNamed(names: readonly string[] | undefined): readonly GeneratorId[] | undefined {
  return names?.map((name) => {
    const found = generators.find(({ id }) => id === name);
    const ids = generators.map(({ id }) => id);
    if (!found)
      throw new PlumblineError('USAGE', `--generator ${name} is none of ${ids.join(', ')}${didYouMean(name, ids)}`);
    return found.id;
  });
}

/** The same names, once each is known to be a check, with or without a leading `-`. Throws USAGE otherwise. */
export function checksNamed(names: readonly string[] | undefined): readonly string[] | undefined {
  for (const name of names ?? []) {
    const id = name.replace(/^-/, '');
    if (checks.some((check) => check.id === id)) continue;
    const near = didYouMean(
      id,
      checks.map((check) => check.id),
    );
    throw new PlumblineError('USAGE', `--check ${name} is no check${near}; plumbline list names them all`);
  }
  return names;
}
