import type { ParameterValue } from '../../http/case.ts';
import { expressible } from '../../http/encode/expressible.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { GeneratorContext } from '../generator.ts';
import type { SchemaModel } from '../models.ts';
import { leadsElsewhere } from './other-paths.ts';

/**
 * Header fields that ask for something else instead of carrying a value, or that every client sends: with a made-up
 * value, or without them, the answer says nothing of the operation.
 */
const MEANS_MORE =
  /^(if-(match|none-match|modified-since|unmodified-since|range)|range|prefer|expect|te|trailer|upgrade|via|origin|referer|user-agent|cookie|date|content-.*|host|connection|transfer-encoding|accept|accept-.*)$/i;

/** Names of tokens that only the server can make: a made-up one is refused by right, whatever its schema says. */
const OPAQUE =
  /(^|[a-z_.[-])(cursor|page_?token|next_?token|continuation(_?token)?|resume_?token|sync_?token|delta_?token|marker|scroll_?id|starting_?after|ending_?before|after|before)\]?$/i;

/** Those of the tokens whose name leaves no other reading: not an id, a time or an offset that a caller could know. */
const ONLY_OPAQUE =
  /(^|[a-z_.[-])(cursor|page_?token|next_?token|continuation(_?token)?|resume_?token|sync_?token|delta_?token|scroll_?id)\]?$/i;

/** A parameter's value, and why it was chosen. */
export interface ChosenValue {
  readonly value: Json;
  readonly reason: string;
}

/** Fields that the connection sets, whatever a document declares of them. */
const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The parameters that cases give values to: not the places where a security scheme of the operation puts its
 * credentials, and not the fields that every request carries by configuration.
 */
export function ownParameters(operation: Operation, context: GeneratorContext): readonly Parameter[] {
  const configured = context.configuredHeaders?.(operation) ?? [];
  return operation.parameters.filter((parameter) => {
    const { in: location, name } = parameter;
    // What frames the message is the sender's: another length would never end (RFC 9112, 6.3).
    if (location === 'header' && FRAMING.has(name.toLowerCase())) return false;
    if (location === 'header' && configured.includes(name.toLowerCase())) return false;
    return !operation.security
      .flat()
      .some(
        ({ scheme }) =>
          scheme.type === 'apiKey' &&
          scheme.in === location &&
          (location === 'header' ? scheme.parameter.toLowerCase() === name.toLowerCase() : scheme.parameter === name),
      );
  });
}

/** Parameters that ordinary cases vary and break: fields that change what is asked are left to workflows. */
export function variable(parameter: Parameter): boolean {
  return parameter.in !== 'header' || !MEANS_MORE.test(parameter.name);
}

/** The model of a parameter, where it has a schema. */
export function parameterModel(parameter: Parameter, { models }: GeneratorContext): SchemaModel | undefined {
  const schema = parameter.schema ?? parameter.content?.schema;
  return schema === undefined ? undefined : models.model(schema);
}

/** True where only the server can know what is good: no random value, no boundary says anything. */
export function isOpaque(parameter: Parameter, { document }: GeneratorContext): boolean {
  if (parameter.in === 'path' || !OPAQUE.test(parameter.name)) return false;
  const schema = parameter.schema === undefined ? undefined : valueAt(document.root, parameter.schema);
  if (!isObject(schema)) return parameter.schema === undefined;
  // An alphabet, a length or base64 says how a cursor is written, not which ones there are.
  const spelled = ONLY_OPAQUE.test(parameter.name) && !/^(date|date-time|time)$/.test(String(schema.format));
  const told = ['enum', 'const', 'oneOf', 'anyOf', 'allOf', ...(spelled ? [] : ['pattern', 'format', '$ref'])];
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return (
    !told.some((keyword) => Object.hasOwn(schema, keyword)) && (types.includes('string') || schema.type === undefined)
  );
}

/** Every valid value of a parameter that can be sent, most natural first: observed, documented, systematic. */
export function* parameterValues(
  operation: Operation,
  parameter: Parameter,
  context: GeneratorContext,
): Generator<ChosenValue> {
  const seen = new Set<string>();
  for (const chosen of candidates(operation, parameter, context)) {
    const key = Object.is(chosen.value, -0) ? '-0' : JSON.stringify(chosen.value);
    if (seen.has(key)) continue;
    seen.add(key);
    if (accepts(parameter, chosen.value, context)) yield chosen;
  }
}

function* candidates(operation: Operation, parameter: Parameter, context: GeneratorContext): Generator<ChosenValue> {
  for (const value of context.known(operation, parameter.in, parameter.name)) yield { value, reason: 'observed' };
  for (const { name, value } of parameter.examples) yield { value, reason: `example ${name}` };
  // Any current version: what a required If-Match can say without knowing one (RFC 9110, 13.1.1).
  if (parameter.in === 'header' && /^if-match$/i.test(parameter.name)) yield { value: '*', reason: 'any version' };
  if (isOpaque(parameter, context) && !parameter.required) return;
  const model = parameterModel(parameter, context);
  if (model === undefined) yield { value: 'plumbline', reason: 'no schema' };
  if (model?.satisfiability.verdict !== 'satisfiable') return;
  const elsewhere = (value: Json): boolean =>
    parameter.in === 'path' && leadsElsewhere(operation, parameter, value, context);
  const smallest = model.minimal();
  if (smallest !== undefined && !elsewhere(smallest)) yield { value: smallest, reason: 'smallest' };
  for (const { value, summary } of model.systematic()) if (!elsewhere(value)) yield { value, reason: summary };
}

/** Whether this value is valid for the parameter and every usual reader gets it back from the wire. */
export function accepts(parameter: Parameter, value: Json, context: GeneratorContext): boolean {
  return parameterModel(parameter, context)?.accepts(value) !== false && expressible(parameter, value);
}

/** One valid value for each required parameter, and for each name of the path; `skip` says which has none. */
export function requiredParameters(
  operation: Operation,
  context: GeneratorContext,
): readonly ParameterValue[] | { readonly skip: string } {
  const values: ParameterValue[] = [];
  for (const parameter of ownParameters(operation, context)) {
    if (!parameter.required) continue;
    const first = parameterValues(operation, parameter, context).next();
    if (first.done) return { skip: `${parameter.in} parameter ${parameter.name}: ${unsendable(parameter, context)}` };
    values.push({ in: parameter.in, name: parameter.name, value: first.value.value });
  }
  for (const [, name = ''] of operation.path.matchAll(/\{([^{}]+)\}/g)) {
    if (operation.parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) continue;
    // Named in the path and nowhere declared: a diagnostic of the document; the request needs something there.
    values.push({ in: 'path', name, value: context.known(operation, 'path', name)[0] ?? 'plumbline' });
  }
  return values;
}

function unsendable(parameter: Parameter, context: GeneratorContext): string {
  const verdict = parameterModel(parameter, context)?.satisfiability;
  if (verdict?.verdict === 'unsatisfiable') return `unsatisfiable (${verdict.reason})`;
  if (verdict?.verdict === 'unmodelled') return `unmodelled: ${verdict.keyword}`;
  return 'no valid value can be sent at this place';
}
