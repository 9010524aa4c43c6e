import type { BodyValue, Case, ParameterValue } from '../../http/case.ts';
import { expressible } from '../../http/encode/expressible.ts';
import type { MediaType, Parameter } from '../../openapi/operation.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { caseSeed, draw } from '../random.ts';
import { givenParameter, minimalCase } from './base-case.ts';
import { bodyMediaTypes, bodyOf } from './body.ts';
import { withOwnKeys } from './own-keys.ts';
import { isOpaque, ownParameters, parameterModel, parameterValues, variable } from './parameters.ts';
import { withReferences } from './references.ts';

const TRIES = 6;

/** Random valid requests: every parameter and the whole body drawn from their schemas. */
export const valid: CaseGenerator = {
  id: 'valid',
  summary: 'random valid requests',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const parameters = ownParameters(operation, context);
    const media = bodyMediaTypes(operation).filter(
      ({ schema }) => schema !== undefined && context.models.model(schema).satisfiability.verdict === 'satisfiable',
    );
    const source = {
      systematic: [],
      draw(index: number): Case {
        const seed = caseSeed(context.seed, operation.id, 'valid', index);
        const chosen = media[seed % Math.max(1, media.length)];
        const body = (chosen && randomBody(chosen, seed, context)) ?? base.body;
        const undeclared = base.parameters.filter(
          (given) => !parameters.some((one) => one.in === given.in && one.name === given.name),
        );
        return {
          ...base,
          intent: { kind: 'valid', summary: 'a random valid request' },
          parameters: [
            ...parameters.flatMap((parameter, i) => randomParameter(parameter, base, { seed, i }, context) ?? []),
            ...undeclared,
          ],
          ...(body && { body }),
        };
      },
    };
    return withOwnKeys(source, operation, context, 'valid');
  },
};

/** A value for one parameter, or none where it may be left out. */
function randomParameter(
  parameter: Parameter,
  base: Case,
  { seed, i }: { readonly seed: number; readonly i: number },
  context: GeneratorContext,
): ParameterValue | undefined {
  const { in: location, name } = parameter;
  const fixed = givenParameter(base, parameter);
  const known = context.known(base.operation, location, name);
  // Values at one index belong to one resource: all path parameters take the same index.
  const resource = known[seed % Math.max(1, known.length)];
  if (location === 'path')
    return resource === undefined || !expressible(parameter, resource)
      ? fixed
      : { in: location, name, value: resource };
  const own = caseSeed(seed, name, location, i);
  if (!variable(parameter) || (!parameter.required && own % 3 === 0)) return fixed;
  // What was seen is what is found: half of the time, where anything was.
  if (known.length > 0 && own % 2 === 0) {
    const value = known[own % known.length];
    if (value !== undefined && expressible(parameter, value)) return { in: location, name, value };
  }
  const model = parameterModel(parameter, context);
  if (isOpaque(parameter, context) || model?.satisfiability.verdict !== 'satisfiable') return fixed;
  const arbitrary = model.arbitrary();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const value = draw(arbitrary, caseSeed(own, 'try', '', attempt));
    if (expressible(parameter, value)) return { in: location, name, value };
  }
  if (fixed) return fixed;
  const fallback = [...parameterValues(base.operation, parameter, context)][own % 7]?.value;
  return fallback === undefined ? undefined : { in: location, name, value: fallback };
}

function randomBody(media: MediaType, seed: number, context: GeneratorContext): BodyValue | undefined {
  if (media.schema === undefined) return undefined;
  const arbitrary = context.models.model(media.schema).arbitrary();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const body = bodyOf(media, draw(arbitrary, caseSeed(seed, 'body', '', attempt)));
    if (body) return withReferences(body, media, context);
  }
  return undefined;
}
