import type { Case } from '../../http/case.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { minimalCase, withParameter } from './base-case.ts';
import { bodyMediaTypes, bodyOf } from './body.ts';
import { withOwnKeys } from './own-keys.ts';
import { accepts, ownParameters, variable } from './parameters.ts';

/**
 * The document's own examples, as requests: each alone, and those of one name together. An example that is invalid by its
 * schema is a diagnostic of the document, not a case.
 */
export const examples: CaseGenerator = {
  id: 'examples',
  summary: "the document's examples",
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const named = new Map<string, Case>();
    const found: Case[] = [];
    const add = (name: string, apply: (to: Case) => Case, of = ''): void => {
      const alone = apply(base);
      found.push({ ...alone, intent: { kind: 'valid', summary: `the document's example ${name}${of}` } });
      named.set(name, {
        ...apply(named.get(name) ?? base),
        intent: { kind: 'valid', summary: `the document's example ${name}` },
      });
    };
    for (const { name, body } of bodyExamples(base, context)) add(name, (to) => ({ ...to, body }));
    for (const parameter of ownParameters(operation, context)) {
      // An example of an identifier names a resource that this target may not have.
      if (!variable(parameter) || parameter.in === 'path') continue;
      for (const { name, value } of parameter.examples) {
        if (!accepts(parameter, value, context)) continue;
        const given = { in: parameter.in, name: parameter.name, value };
        add(name, (to) => withParameter(to, given), ` of ${parameter.in} ${parameter.name}`);
      }
    }
    if (found.length === 0) return { skip: 'the document has no examples here' };
    // Those of one name belong together (OpenAPI, Example Object): they go first.
    const together = [...named.values()].filter((joined) => !found.some((alone) => sameRequest(alone, joined)));
    return withOwnKeys({ systematic: [...together, ...found] }, operation, context, 'examples');
  },
};

function bodyExamples(
  { operation }: Case,
  context: GeneratorContext,
): readonly { readonly name: string; readonly body: NonNullable<Case['body']> }[] {
  return bodyMediaTypes(operation).flatMap((media) =>
    media.examples.flatMap(({ name, value }) => {
      const valid = media.schema === undefined || context.models.model(media.schema).accepts(value);
      const body = valid ? bodyOf(media, value) : undefined;
      return body ? [{ name, body }] : [];
    }),
  );
}

function sameRequest(a: Case, b: Case): boolean {
  return JSON.stringify([a.parameters, a.body]) === JSON.stringify([b.parameters, b.body]);
}
