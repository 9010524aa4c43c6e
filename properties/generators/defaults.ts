import type { Case } from '../../http/case.ts';
import { isObject, type Json, member } from '../../openapi/json.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { minimalCase, parameterModel, variable, withParameter } from './assembly.ts';

/** Each parameter's default, said out loud: it asks for what leaving the parameter out asks for. */
export const defaults: CaseGenerator = {
  id: 'defaults',
  summary: 'each default, sent explicitly',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = [];
    for (const parameter of operation.parameters) {
      const value = parameter.schema === undefined ? undefined : defaultOf(context, parameter.schema);
      if (
        value === undefined ||
        !variable(parameter) ||
        parameter.in === 'path' ||
        parameterModel(parameter, context)?.accepts(value) === false
      )
        continue;
      found.push(
        withParameter(
          {
            ...base,
            intent: {
              kind: 'valid',
              summary: `the default ${JSON.stringify(value)} of ${parameter.in} ${parameter.name}`,
            },
          },
          { in: parameter.in, name: parameter.name, value },
        ),
      );
    }
    return found.length === 0 ? { skip: 'no parameter has a default' } : { systematic: found };
  },
};

function defaultOf({ document }: GeneratorContext, pointer: string): Json | undefined {
  const schema = valueAt(document.root, pointer);
  const target = isObject(schema) ? localTarget(document.root, schema.$ref, pointer) : undefined;
  return (
    member(schema, 'default') ?? (target === undefined ? undefined : member(valueAt(document.root, target), 'default'))
  );
}
