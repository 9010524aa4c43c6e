import type { Case } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { minimalCase, otherParameters, withParameter } from './base-case.ts';
import { bodyMediaTypes, bodyOf } from './body.ts';
import { combinedMembers, combinedParameters, type Factor } from './combined.ts';
import { dealt } from './dealt.ts';
import { withOwnKeys } from './own-keys.ts';
import { type ChosenValue, ownParameters, parameterValues, variable } from './parameters.ts';
import { withReferences } from './references.ts';

const MOST_PER_PARAMETER = 16;
const MOST_KNOWN = 4;
const MOST_LEFT_OUT = 12;

/**
 * Valid requests chosen for a reason (P3–P8): required parts only, everything, each optional part alone and each left
 * out, every boundary, member and branch of every parameter and of the body on a request that is minimal otherwise.
 */
export const boundaries: CaseGenerator = {
  id: 'boundaries',
  summary: 'required-only, everything, each optional part, every bound, member and branch',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const varied = ownParameters(operation, context)
      .filter(variable)
      .map((parameter) => ({ parameter, values: worthwhile(parameter, base, context) }));
    const everything = whole(base, varied, context);
    const systematic = distinct([
      base,
      everything,
      // A list for each place, dealt out in turn, so that none waits for another.
      ...dealt([
        ...varied.map(({ parameter, values }) =>
          values.map(({ value }) =>
            valid(
              withParameter(base, { in: parameter.in, name: parameter.name, value }),
              `${parameter.in} ${parameter.name} is ${shown(value)}`,
            ),
          ),
        ),
        ...bodies(base, context),
        emptied(base, varied),
        [...combinedParameters(base, varied), ...combinedMembers(base, context)].map((testCase) =>
          valid(testCase, 'values combined in pairs'),
        ),
        leftOut(everything, varied),
        withoutBody(base, context),
      ]),
    ]);
    return withOwnKeys({ systematic }, operation, context, 'boundaries');
  },
};

function valid(testCase: Case, summary: string): Case {
  return { ...testCase, intent: { kind: 'valid', summary } };
}

/** The values worth a request. Another id names another resource: only those that exist say something of the operation. */
function worthwhile(parameter: Parameter, { operation }: Case, context: GeneratorContext): readonly ChosenValue[] {
  const all: ChosenValue[] = [];
  for (const chosen of parameterValues(operation, parameter, context)) {
    if (all.length >= MOST_PER_PARAMETER) break;
    all.push(chosen);
  }
  const observed = all.filter(({ reason }) => reason === 'observed').slice(0, MOST_KNOWN);
  return parameter.in === 'path' && observed.length > 0 ? observed : all;
}

/** Every parameter and every member. */
function whole(base: Case, varied: readonly Factor[], context: GeneratorContext): Case {
  let all = base;
  for (const { parameter, values } of varied) {
    const [first] = values;
    if (first && !parameter.required)
      all = withParameter(all, { in: parameter.in, name: parameter.name, value: first.value });
  }
  const [media] = bodyMediaTypes(base.operation);
  const value = media?.schema === undefined ? undefined : context.models.model(media.schema).maximal();
  const body = media && value !== undefined ? bodyOf(media, value) : undefined;
  return valid(
    { ...all, ...(media && body && { body: withReferences(body, media, context) }) },
    'every parameter and every member',
  );
}

function bodies(base: Case, context: GeneratorContext): readonly (readonly Case[])[] {
  return bodyMediaTypes(base.operation).map((media) => {
    if (media.schema === undefined) return [];
    return context.models
      .model(media.schema)
      .systematic()
      .flatMap(({ value, summary }) => {
        const body = bodyOf(media, value);
        return body ? [valid({ ...base, body: withReferences(body, media, context) }, `body: ${summary}`)] : [];
      });
  });
}

/** A parameter with an empty value, where the document says that it may have one. */
function emptied(base: Case, varied: readonly Factor[]): readonly Case[] {
  return varied
    .filter(({ parameter }) => parameter.in === 'query' && parameter.allowEmptyValue && !parameter.content)
    .map(({ parameter: { name } }) =>
      valid(withParameter(base, { in: 'query', name, wire: '' }), `query ${name} is empty, which is allowed`),
    );
}

/** Everything but one optional parameter. */
function leftOut(everything: Case, varied: readonly Factor[]): readonly Case[] {
  const optional = varied.filter(({ parameter, values }) => !parameter.required && values.length > 0);
  if (optional.length < 2 || optional.length > MOST_LEFT_OUT) return [];
  return optional.map(({ parameter }) =>
    valid(
      { ...everything, parameters: otherParameters(everything, parameter) },
      `every parameter but ${parameter.in} ${parameter.name}`,
    ),
  );
}

/** No body, where it may be left out by the letter and by its schema. */
function withoutBody(base: Case, context: GeneratorContext): readonly Case[] {
  const { requestBody } = base.operation;
  if (!base.body || !requestBody || requestBody.required) return [];
  const demanding = requestBody.content.some(
    ({ schema }) => schema !== undefined && !context.models.model(schema).accepts({}),
  );
  return demanding ? [] : [valid({ ...base, body: undefined }, 'no body, which is optional')];
}

function distinct(cases: readonly Case[]): readonly Case[] {
  const byRequest = new Map<string, Case>();
  for (const testCase of cases) {
    const key = keyOf(testCase);
    if (!byRequest.has(key)) byRequest.set(key, testCase);
  }
  return [...byRequest.values()];
}

/** What a case would put on the wire, as far as telling two apart needs it. */
function keyOf({ parameters, body }: Case): string {
  const sorted = [...parameters].sort((a, b) => (`${a.in} ${a.name}` < `${b.in} ${b.name}` ? -1 : 1));
  return JSON.stringify([sorted, body], (_, value: unknown) => (Object.is(value, -0) ? '-0' : value));
}

function shown(value: Json): string {
  const text = Object.is(value, -0) ? '-0' : JSON.stringify(value);
  return text.length > 40 ? `${[...text].slice(0, 37).join('')}…` : text;
}
