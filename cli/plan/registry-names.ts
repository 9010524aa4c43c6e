import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import { checks } from '../../properties/checks/index.ts';
import type { Extension } from '../../properties/extension.ts';
import type { GeneratorId } from '../../properties/generator.ts';
import { generators } from '../../properties/generators/index.ts';

/** The generators that `--generator` names, `undefined` for all. Throws USAGE for a name that there is not. */
export function generatorsNamed(
  names: readonly string[] | undefined,
  extension?: Extension,
): readonly GeneratorId[] | undefined {
  const ids = [...generators, ...(extension?.generators ?? [])].map(({ id }) => id);
  return names?.map((name) => {
    const found = ids.find((id) => id === name);
    if (!found)
      throw new PlumblineError('USAGE', `--generator ${name} is none of ${ids.join(', ')}${didYouMean(name, ids)}`);
    return found;
  });
}

/** The same names, once each is known to be a check, with or without a leading `-`. Throws USAGE otherwise. */
export function checksNamed(
  names: readonly string[] | undefined,
  extension?: Extension,
): readonly string[] | undefined {
  const known = [...checks, ...(extension?.checks ?? [])];
  for (const name of names ?? []) {
    const id = name.replace(/^-/, '');
    if (known.some((check) => check.id === id)) continue;
    const near = didYouMean(
      id,
      known.map((check) => check.id),
    );
    throw new PlumblineError('USAGE', `--check ${name} is no check${near}; plumbline list names them all`);
  }
  return names;
}
