import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { join } from '../../openapi/pointer.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import type { SchemaError, SchemaValidator, SchemaValidators } from '../../openapi/schema/validator-types.ts';
import { documentedDefault } from '../../properties/lists/documented-default.ts';
import type { MockRequest } from '../fault.ts';
import { readForm } from './read-form.ts';
import { readPairs, readText } from './read-parameter.ts';
import type { Reading } from './reading.ts';
import type { Refusal } from './refusal.ts';
import { type Shape, shapeOf } from './shape.ts';
import { cookiesOf, linesOf, pairsOf, percentDecode } from './wire.ts';

/** The values of an operation's parameters by `in.name`, or why they are refused. */
export type ParameterReading =
  | { readonly values: ReadonlyMap<string, Json>; readonly refusal?: undefined }
  | { readonly values: ReadonlyMap<string, Json>; readonly refusal: Refusal };

/** Judges the parameters of one operation. `query` is without `?`; `texts` are those of the path. */
export type ParametersReader = (
  request: MockRequest,
  query: string,
  texts: Readonly<Record<string, string>>,
  forgive: boolean,
) => ParameterReading;

interface Compiled {
  readonly parameter: Parameter;
  readonly shape: Shape;
  readonly validator: SchemaValidator | undefined;
  /** What is assumed where it is left out. */
  readonly assumed: Json | undefined;
}

const NONE: ParameterReading = { values: new Map() };

/** A strict reader for all styles. Query parameters that are not declared are ignored. */
export function parametersReader(
  root: JsonObject,
  operation: Operation,
  validators: SchemaValidators,
): ParametersReader {
  const { parameters } = operation;
  if (parameters.length === 0) return () => NONE;
  const shapes = createShapes(root);
  const compiled = parameters.map((parameter): Compiled => {
    const schema = parameter.schema ?? parameter.content?.schema;
    const validator = schema === undefined ? undefined : validators.for(schema, 'request');
    const named = schema === undefined || parameter.required ? undefined : documentedDefault([schema], shapes);
    const assumed = named !== undefined && validator?.accepts(named) ? named : undefined;
    return { parameter, shape: shapeOf(root, schema), validator, assumed };
  });
  const claimed = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  const hasQuery = parameters.some((parameter) => parameter.in === 'query');
  const hasCookies = parameters.some((parameter) => parameter.in === 'cookie');

  return (request, query, texts, forgive) => {
    const values = new Map<string, Json>();
    const pairs = hasQuery ? pairsOf(query) : [];
    const cookies = hasCookies ? cookiesOf(request.fields) : [];
    if (pairs === undefined) return { values, refusal: { kind: 'parameter', detail: 'the query is not well-formed' } };
    const read = ({ parameter, shape }: Compiled): Reading => {
      switch (parameter.in) {
        case 'path':
          return readText(parameter, shape, texts[parameter.name] ?? '');
        case 'header': {
          const lines = linesOf(request.fields, parameter.name);
          if (lines.length === 0) return 'absent';
          return lines.length > 1 && !shape.types.has('array')
            ? 'malformed'
            : readText(parameter, shape, lines.join(','));
        }
        case 'query':
          return readPairs(parameter, shape, pairs, claimed);
        case 'cookie':
          return readPairs(parameter, shape, cookies, claimed);
        case 'querystring':
          return wholeQuery(parameter, shape, query);
      }
    };
    for (const one of compiled) {
      const { parameter, validator } = one;
      const at = `${parameter.in} parameter ${parameter.name}`;
      const reading = read(one);
      if (reading === 'absent') {
        if (parameter.required && !forgive)
          return { values, refusal: refused(parameter, 'required', `${at} is missing`) };
        if (one.assumed !== undefined) values.set(`${parameter.in}.${parameter.name}`, one.assumed);
        continue;
      }
      if (reading === 'malformed') {
        if (!forgive)
          return { values, refusal: refused(parameter, 'style', `${at} is not serialised as the document says`) };
        continue;
      }
      const accepted = validator ? reading.find((value) => validator.accepts(value)) : reading[0];
      const empty = parameter.allowEmptyValue && reading.some((value) => value === '');
      if (accepted === undefined && !empty && !forgive) {
        const [error] = validator?.errors(reading[0]) ?? [];
        return { values, refusal: refused(parameter, 'schema', `${at} ${error?.message ?? 'is not valid'}`, error) };
      }
      const value = accepted ?? reading[0];
      if (value !== undefined) values.set(`${parameter.in}.${parameter.name}`, value);
    }
    return { values };
  };
}

function refused(parameter: Parameter, keyword: string, detail: string, error?: SchemaError): Refusal {
  const { in: part, name, pointer } = parameter;
  const at = `${join('', name)}${error?.instance ?? ''}`;
  return {
    kind: 'parameter',
    detail,
    broken: { part, at, keyword: error?.keyword ?? keyword, schema: error?.schema ?? pointer },
  };
}

/** OpenAPI 3.2, `in: querystring`: the whole query is one value. */
function wholeQuery({ content }: Parameter, shape: Shape, query: string): Reading {
  if (query === '') return 'absent';
  if (content && /^application\/x-www-form-urlencoded/i.test(content.range)) return readForm(query, content, shape);
  const text = percentDecode(query, false);
  if (text === undefined) return 'malformed';
  try {
    const value: Json = JSON.parse(text); // JSON.parse yields JSON
    return [value];
  } catch {
    return 'malformed';
  }
}
