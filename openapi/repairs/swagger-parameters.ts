import { type JsonPointer, join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { type Draft, type DraftValue, isDraft, mended, type Repair, setMember } from './repair.ts';

/** `in: body` and `in: formData` in OpenAPI 3, where a requestBody is meant: Swagger 2.0 with another version on top. */
export const swaggerParameters: Repair = {
  code: 'swagger-parameters',
  summary: 'a parameter in body or formData in OpenAPI 3',
  *mend(root, family) {
    if (family === '2.0') return;
    for (const { operation, pointer } of operationsOf(root)) {
      const { parameters } = operation;
      if (!Array.isArray(parameters) || operation.requestBody !== undefined) continue;
      const body = parameters.filter(isDraft).filter((parameter) => parameter.in === 'body');
      const fields = parameters
        .filter(isDraft)
        .filter((parameter) => parameter.in === 'formData' || parameter.in === 'form');
      const [first] = [...body, ...fields];
      if (!first) continue;
      const index = parameters.indexOf(first);
      operation.parameters = parameters.filter(
        (parameter) => !isDraft(parameter) || ![...body, ...fields].includes(parameter),
      );
      operation.requestBody = body[0] ? bodyOf(body[0], operation, root) : formOf(fields);
      yield mended(
        'swagger-parameters',
        join(pointer, 'parameters', index),
        `OpenAPI 3 has no parameters in ${String(first.in)}`,
        'requestBody',
        'describe it as requestBody',
      );
    }
  },
};

function bodyOf(parameter: Draft, operation: Draft, root: Draft): Draft {
  const ranges = [operation.consumes, root.consumes].find(Array.isArray) ?? ['application/json'];
  const media = { schema: parameter.schema ?? inlineSchema(parameter) ?? {} };
  const content: Draft = {};
  for (const range of ranges) if (typeof range === 'string') content[range] = media;
  return { content, required: parameter.required === true };
}

function formOf(fields: readonly Draft[]): Draft {
  const properties: Draft = {};
  const required: DraftValue[] = [];
  for (const field of fields) {
    setMember(properties, String(field.name), field.schema ?? inlineSchema(field) ?? {});
    if (field.required === true) required.push(String(field.name));
  }
  const file = fields.some(
    (field) => field.type === 'file' || (isDraft(field.schema) && field.schema.format === 'binary'),
  );
  return {
    content: {
      [file ? 'multipart/form-data' : 'application/x-www-form-urlencoded']: {
        schema: { type: 'object', properties, ...(required.length > 0 && { required }) },
      },
    },
    required: required.length > 0,
  };
}

const INLINE = [
  'type',
  'format',
  'items',
  'enum',
  'default',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
];

function inlineSchema(parameter: Draft): Draft | undefined {
  const schema: Draft = {};
  for (const keyword of INLINE) if (parameter[keyword] !== undefined) schema[keyword] = parameter[keyword];
  return Object.keys(schema).length > 0 ? schema : undefined;
}

/** `type: string` beside `in: query` in OpenAPI 3: the parameter's schema is meant. */
export const parameterInline: Repair = {
  code: 'parameter-inline',
  summary: 'a parameter of OpenAPI 3 has type and its like beside name, not in a schema',
  *mend(root, family) {
    if (family === '2.0') return;
    for (const { parameter, pointer } of parametersOf(root)) {
      if (parameter.schema !== undefined || parameter.content !== undefined || parameter.$ref !== undefined) continue;
      if (typeof parameter.in !== 'string') continue;
      const schema = inlineSchema(parameter);
      if (!schema || schema.type === undefined) continue;
      for (const keyword of Object.keys(schema)) delete parameter[keyword];
      parameter.schema = schema;
      yield mended(
        'parameter-inline',
        pointer,
        'a parameter describes its values in schema, not beside it',
        `schema: ${JSON.stringify(schema).slice(0, 60)}`,
        'move type and its like into schema',
      );
    }
  },
};

/** A path parameter without `required: true`. */
export const pathParameterOptional: Repair = {
  code: 'path-parameter-optional',
  summary: 'a path parameter is not required',
  *mend(root) {
    for (const { parameter, pointer } of parametersOf(root)) {
      if (parameter.in !== 'path' || parameter.required === true) continue;
      parameter.required = true;
      yield mended(
        'path-parameter-optional',
        pointer,
        `the path parameter ${String(parameter.name)} must say required: true`,
        'it is required, as no path is without it',
        'add required: true',
      );
    }
  },
};

/** Every parameter where one may stand, references left out. */
function* parametersOf(root: Draft): Iterable<{ readonly parameter: Draft; readonly pointer: JsonPointer }> {
  const shared = isDraft(root.components) ? root.components.parameters : root.parameters;
  const home = isDraft(root.components) ? '/components/parameters' : '/parameters';
  for (const [name, parameter] of Object.entries(isDraft(shared) ? shared : {}))
    if (isDraft(parameter)) yield { parameter, pointer: join(home, name) };
  const items = isDraft(root.paths) ? root.paths : {};
  for (const [path, item] of Object.entries(items)) {
    if (!isDraft(item)) continue;
    for (const [holder, pointer] of [
      [item, join('/paths', path)] as const,
      ...Object.entries(item).map(([method, operation]) => [operation, join('/paths', path, method)] as const),
    ]) {
      const list = isDraft(holder) ? holder.parameters : undefined;
      if (!Array.isArray(list)) continue;
      for (const [i, parameter] of list.entries())
        if (isDraft(parameter)) yield { parameter, pointer: join(pointer, 'parameters', i) };
    }
  }
}
