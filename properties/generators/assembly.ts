import type { BodyValue, Case, Intent, ParameterValue } from '../../http/case.ts';
import { expressible } from '../../http/encode/expressible.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { Json } from '../../openapi/json.ts';
import type { MediaType, Operation, Parameter } from '../../openapi/operation.ts';
import type { GeneratorContext } from '../generator.ts';
import type { SchemaModel } from '../models.ts';

/** Header fields that change what is asked instead of carrying a value: never sent in ordinary positives. */
const CONDITIONAL =
  /^(if-(match|none-match|modified-since|unmodified-since|range)|range|prefer|expect|content-encoding|content-length|host|connection|transfer-encoding|accept-.*)$/i;

/** The model of a parameter, where it has a schema. */
export function parameterModel(parameter: Parameter, { models }: GeneratorContext): SchemaModel | undefined {
  const schema = parameter.schema ?? parameter.content?.schema;
  return schema === undefined ? undefined : models.model(schema);
}

/** Parameters that ordinary cases vary: conditional fields are left to workflows. */
export function variable(parameter: Parameter): boolean {
  return parameter.in !== 'header' || !CONDITIONAL.test(parameter.name);
}

/** Every valid value of a parameter that can be sent, most natural first: observed, documented, systematic. */
export function parameterValues(
  operation: Operation,
  parameter: Parameter,
  context: GeneratorContext,
): readonly Json[] {
  const model = parameterModel(parameter, context);
  const fits = (value: Json): boolean => (model === undefined || model.accepts(value)) && expressible(parameter, value);
  const known =
    parameter.in === 'path' || parameter.in === 'query' ? context.known(operation, parameter.in, parameter.name) : [];
  const natural: Json[] = [];
  if (model?.satisfiability.verdict === 'satisfiable') {
    const smallest = model.minimal();
    if (smallest !== undefined) natural.push(smallest);
    natural.push(...model.systematic().map(({ value }) => value));
  } else if (model === undefined) natural.push('plumbline');
  const seen = new Set<string>();
  return [...known, ...parameter.examples.map(({ value }) => value), ...natural].filter((value) => {
    const key = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (seen.has(key) || !fits(value)) return false;
    seen.add(key);
    return true;
  });
}

/** One valid value for each required parameter; `undefined` with the reason where one has none. */
export function requiredParameters(
  operation: Operation,
  context: GeneratorContext,
): readonly ParameterValue[] | { readonly skip: string } {
  const values: ParameterValue[] = [];
  for (const parameter of operation.parameters) {
    if (!parameter.required) continue;
    const [value] = parameterValues(operation, parameter, context);
    if (value === undefined)
      return { skip: `${parameter.in} parameter ${parameter.name}: ${unsendable(parameter, context)}` };
    values.push({ in: parameter.in, name: parameter.name, value });
  }
  return values;
}

function unsendable(parameter: Parameter, context: GeneratorContext): string {
  const verdict = parameterModel(parameter, context)?.satisfiability;
  if (verdict?.verdict === 'unsatisfiable') return `unsatisfiable (${verdict.reason})`;
  if (verdict?.verdict === 'unmodelled') return `unmodelled: ${verdict.keyword}`;
  return 'no valid value can be sent at this place';
}

/** The media type of a request body that is tried first, and whether values of it can be made. */
export function bodyMediaTypes(operation: Operation): readonly MediaType[] {
  const all = operation.requestBody?.content ?? [];
  const weight = ({ range }: MediaType): number =>
    isJson(range) ? 0 : /form/.test(range) ? 1 : range.includes('*') ? 3 : 2;
  return [...all].sort((a, b) => weight(a) - weight(b));
}

/** The media type as it is sent: a range becomes one of its members. */
export function concrete(range: string): string {
  if (!range.includes('*')) return range;
  return range.startsWith('text/') ? 'text/plain' : range.startsWith('image/') ? 'image/png' : 'application/json';
}

/** The body with this value; `undefined` where the media type cannot carry it. */
export function bodyOf(media: MediaType, value: Json): BodyValue | undefined {
  const mediaType = concrete(media.range);
  if (mediaType !== media.range && typeof value === 'string') return { mediaType, text: value };
  return canCarry(media, value) ? { mediaType, value } : undefined;
}

/** Whether reading the bytes back yields the value: forms carry text, lists of text and no empties. */
export function canCarry(media: MediaType, value: Json): boolean {
  const essence = parseMediaType(media.range)?.essence ?? media.range;
  if (isJson(essence)) return true;
  const form = essence === 'application/x-www-form-urlencoded';
  if (!form && !essence.startsWith('multipart/'))
    return typeof value === 'string' ? value.isWellFormed() : /xml$/.test(essence);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((member) => {
    if (member === undefined || member === null) return false;
    if (Array.isArray(member))
      return member.length > 0 && member.every((item) => typeof item !== 'object' && item !== '');
    return typeof member === 'object'
      ? !form
      : !(form && member === '') &&
          !(typeof member === 'string' && !form && /[\r\n]/.test(member) && /--plumbline/.test(member)) &&
          !Object.is(member, -0);
  });
}

/** The smallest valid body of an operation; `undefined` where it takes none, `skip` where none can be made. */
export function smallestBody(
  operation: Operation,
  context: GeneratorContext,
): { readonly body?: BodyValue; readonly media?: MediaType } | { readonly skip: string } {
  const list = bodyMediaTypes(operation);
  if (list.length === 0) return {};
  let reason = 'no body can be made';
  for (const media of list) {
    if (media.schema === undefined) {
      const sample = media.examples[0]?.value ?? (isJson(media.range) ? {} : 'plumbline');
      return { body: bodyOf(media, sample) ?? { mediaType: concrete(media.range), text: 'plumbline' }, media };
    }
    const model = context.models.model(media.schema);
    const candidates = [
      model.minimal(),
      model.maximal(),
      ...model
        .systematic()
        .slice(0, 12)
        .map(({ value }) => value),
    ];
    for (const value of candidates) {
      const body = value === undefined ? undefined : bodyOf(media, value);
      if (body) return { body, media };
    }
    const verdict = model.satisfiability;
    if (verdict.verdict !== 'satisfiable')
      reason = `body ${media.range}: ${verdict.verdict === 'unsatisfiable' ? `unsatisfiable (${verdict.reason})` : `unmodelled: ${verdict.keyword}`}`;
  }
  return operation.requestBody?.required ? { skip: reason } : {};
}

/** A valid request with nothing but what is required; `skip` where there is none. */
export function minimalCase(
  operation: Operation,
  context: GeneratorContext,
  intent: Intent = { kind: 'valid', summary: 'required parts only' },
): Case | { readonly skip: string } {
  const parameters = requiredParameters(operation, context);
  if ('skip' in parameters) return parameters;
  const body = smallestBody(operation, context);
  if ('skip' in body) return body;
  return {
    operation,
    intent,
    parameters,
    credentials: { kind: 'supplied' },
    ...(body.body && { body: body.body }),
    ...(destroys(operation) && { fresh: true }),
  };
}

/** Whether a valid request makes what it names unusable for later cases. */
export function destroys(operation: Operation): boolean {
  return operation.method === 'DELETE' && operation.path.includes('{');
}

/** The case with one more parameter, or another value for one. */
export function withParameter(testCase: Case, value: ParameterValue): Case {
  return {
    ...testCase,
    parameters: [
      ...testCase.parameters.filter(({ in: location, name }) => location !== value.in || name !== value.name),
      value,
    ],
  };
}
