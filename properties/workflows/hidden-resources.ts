import type { Case } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

/** What another identity learns of a resource that it may not see: no more than of one that is not there. */
export function hiddenResource({ create, read, item }: Family, second: boolean): Scenario | undefined {
  if (!second || !create || !read || read.security.length === 0) return undefined;
  if (read.security.some((alternative) => alternative.length === 0)) return undefined;
  return {
    id: 'hidden-resource',
    summary: `${create.label}, then ${read.label} by somebody else, and of two that do not exist`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      await actor.accepted(actor.request(read, binding));
      const foreign = await actor.step(bySecond(actor.request(read, binding)));
      // Whoever says 403, or shows it, hides nothing.
      if (foreign.response.status !== 404) throw new NotApplicable('what belongs to another is not hidden');
      const nobody: Case[] = [1, 2].flatMap((which) => {
        const other = absent(binding, item, actor, read, which);
        return other ? [bySecond(actor.request(read, other))] : [];
      });
      const missing = [];
      for (const testCase of nobody) missing.push(await actor.step(testCase));
      if (missing.length < 2) throw new NotApplicable('no name of a resource that is not there could be made');
      actor.judge(foreign, 'hidden-resource', [created, ...missing]);
    },
  };
}

function bySecond(testCase: Case): Case {
  return { ...testCase, credentials: { kind: 'supplied', identity: 'second' } };
}

/** The binding with another name in its last place, of the same kind, that nothing has. */
function absent(
  binding: Binding,
  item: string,
  { models }: Actor,
  read: Operation,
  which: number,
): Binding | undefined {
  const name = templateParameters(item).at(-1) ?? '';
  const value = binding[name];
  const schema = read.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const others = value === undefined ? [] : unlike(value, which);
  const other = others.find((one) => schema === undefined || models.model(schema).accepts(one));
  return other === undefined ? undefined : { ...binding, [name]: other };
}

function unlike(value: Json, which: number): readonly Json[] {
  if (typeof value === 'number') return [value + 1_000_000 + which, value + 100_000 + which, value + 10_000 + which];
  if (typeof value !== 'string') return [];
  const digit = String(which + 6);
  // Every digit but those that a UUID needs as they are; then the letters of a plain name.
  const digits = value.replace(/[0-9](?=[^-]*$)/g, digit);
  const letters = value.replace(/[a-z](?=[^-]*$)/g, which === 1 ? 'q' : 'z');
  return [digits, letters, `${value}${digit}`].filter((one) => one !== value);
}
