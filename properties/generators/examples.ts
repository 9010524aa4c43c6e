import type { Case } from '../../http/case.ts';
import type { CaseGenerator } from '../generator.ts';
import { bodyMediaTypes, bodyOf, minimalCase, parameterModel, variable, withParameter } from './assembly.ts';

/** The document's own examples, as requests. An example that is invalid by its schema is a diagnostic of the document, not a case. */
export const examples: CaseGenerator = {
  id: 'examples',
  summary: "the document's examples",
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = [];
    for (const media of bodyMediaTypes(operation)) {
      for (const { name, value } of media.examples) {
        if (media.schema !== undefined && !context.models.model(media.schema).accepts(value)) continue;
        const body = bodyOf(media, value);
        if (body) found.push({ ...base, body, intent: { kind: 'valid', summary: `the document's example ${name}` } });
      }
    }
    for (const parameter of operation.parameters) {
      if (!variable(parameter) || parameter.in === 'path') continue;
      for (const { name, value } of parameter.examples) {
        if (parameterModel(parameter, context)?.accepts(value) === false) continue;
        found.push(
          withParameter(
            {
              ...base,
              intent: { kind: 'valid', summary: `the document's example ${name} of ${parameter.in} ${parameter.name}` },
            },
            { in: parameter.in, name: parameter.name, value },
          ),
        );
      }
    }
    return found.length === 0 ? { skip: 'the document has no examples here' } : { systematic: found };
  },
};
