import type { ParameterValue } from '../../http/case.ts';
import { expressible } from '../../http/encode/expressible.ts';
import type { CaseGenerator } from '../generator.ts';
import { caseSeed, draw } from '../random.ts';
import { bodyMediaTypes, bodyOf, minimalCase, parameterModel, parameterValues, variable } from './assembly.ts';

const TRIES = 6;

/** Random valid requests: every parameter and the whole body drawn from their schemas. */
export const valid: CaseGenerator = {
  id: 'valid',
  summary: 'random valid requests',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const media = bodyMediaTypes(operation).filter(
      ({ schema }) => schema !== undefined && context.models.model(schema).satisfiability.verdict === 'satisfiable',
    );
    const known = new Map(
      operation.parameters.map((parameter) => [
        parameter,
        parameter.in === 'path' ? context.known(operation, 'path', parameter.name) : [],
      ]),
    );
    return {
      systematic: [],
      draw(index) {
        const seed = caseSeed(context.seed, operation.id, 'valid', index);
        const parameters: ParameterValue[] = [];
        for (const [i, parameter] of operation.parameters.entries()) {
          const own = caseSeed(seed, parameter.name, parameter.in, i);
          const there = known.get(parameter) ?? [];
          const fixed = base.parameters.find(
            ({ in: location, name }) => location === parameter.in && name === parameter.name,
          );
          if (parameter.in === 'path') {
            // Values at one index belong to one resource: all path parameters take the same index.
            const value = there[seed % Math.max(1, there.length)];
            if (value !== undefined) parameters.push({ in: 'path', name: parameter.name, value });
            else if (fixed) parameters.push(fixed);
            continue;
          }
          if (!variable(parameter) || (!parameter.required && own % 3 === 0)) {
            if (fixed) parameters.push(fixed);
            continue;
          }
          const model = parameterModel(parameter, context);
          if (model?.satisfiability.verdict !== 'satisfiable') {
            if (fixed) parameters.push(fixed);
            continue;
          }
          let value = fixed && 'value' in fixed ? fixed.value : undefined;
          for (let attempt = 0; attempt < TRIES; attempt++) {
            const drawn = draw(model.arbitrary(), caseSeed(own, 'try', '', attempt));
            if (!expressible(parameter, drawn)) continue;
            value = drawn;
            break;
          }
          value ??= parameterValues(operation, parameter, context)[own % 7];
          if (value !== undefined) parameters.push({ in: parameter.in, name: parameter.name, value });
        }
        let { body } = base;
        const chosen = media[seed % Math.max(1, media.length)];
        if (chosen?.schema !== undefined) {
          const model = context.models.model(chosen.schema);
          for (let attempt = 0; attempt < TRIES; attempt++) {
            const drawn = bodyOf(chosen, draw(model.arbitrary(), caseSeed(seed, 'body', '', attempt)));
            if (!drawn) continue;
            body = drawn;
            break;
          }
        }
        return {
          ...base,
          parameters,
          ...(body && { body }),
          intent: { kind: 'valid', summary: 'a random valid request' },
        };
      },
    };
  },
};
