import { escapeToken, type JsonPointer, join } from '../pointer.ts';
import { type Draft, type DraftValue, draftOf, isDraft } from '../repairs/repair.ts';
import { schemasOf } from '../walk.ts';
import { upgradeSchema } from './from-3-0.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
/** Keywords of a 2.0 parameter or header that belong to its schema. */
const SCHEMA_KEYWORDS = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
];

/** Where a part of the upgraded document stood in the original: new prefix → old prefix. */
export type Moves = (readonly [from: JsonPointer, to: JsonPointer])[];

/** Swagger 2.0 as OpenAPI 3.1. Yields the upgraded document and where its parts stood. */
export function upgradeFrom20(old: Draft): { readonly root: Draft; readonly moves: Moves } {
  const moves: Moves = [
    ['/components/schemas', '/definitions'],
    ['/components/parameters', '/parameters'],
    ['/components/responses', '/responses'],
    ['/components/securitySchemes', '/securityDefinitions'],
  ];
  const root: Draft = { openapi: '3.1.0', info: old.info ?? { title: '', version: '' }, paths: {}, components: {} };
  const components: Draft = {};
  root.components = components;
  for (const name of ['tags', 'externalDocs', 'security']) if (old[name] !== undefined) root[name] = old[name];
  if (typeof old.host === 'string' || typeof old.basePath === 'string') {
    const scheme = Array.isArray(old.schemes) && typeof old.schemes[0] === 'string' ? old.schemes[0] : 'https';
    const base = typeof old.basePath === 'string' ? old.basePath.replace(/\/$/, '') : '';
    root.servers = [{ url: typeof old.host === 'string' ? `${scheme}://${old.host}${base}` : base || '/' }];
  }
  if (isDraft(old.definitions)) components.schemas = old.definitions;
  if (isDraft(old.securityDefinitions)) components.securitySchemes = mapped(old.securityDefinitions, upgradeScheme);
  if (isDraft(old.responses))
    components.responses = mapped(old.responses, (response) => upgradeResponse(response, types(old.produces)));
  const shared = isDraft(old.parameters) ? old.parameters : {};
  components.parameters = mapped(
    Object.fromEntries(
      Object.entries(shared).filter(([, value]) => isDraft(value) && value.in !== 'body' && value.in !== 'formData'),
    ),
    upgradeParameter,
  );

  const paths: Draft = {};
  for (const [path, item] of Object.entries(isDraft(old.paths) ? old.paths : {})) {
    if (!isDraft(item)) continue;
    const common = list(item.parameters).map((parameter) => deref(parameter, shared));
    const upgraded: Draft = {};
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.includes(method) || !isDraft(operation)) {
        if (method !== 'parameters') upgraded[method] = operation;
        continue;
      }
      upgraded[method] = upgradeOperation(operation, common, shared, old, join('/paths', path, method), moves);
    }
    paths[path] = upgraded;
  }
  root.paths = paths;
  rewriteReferences(root);
  for (const { schema } of schemasOf(root)) upgradeSchema(schema);
  return { root, moves };
}

function upgradeOperation(
  operation: Draft,
  common: readonly Draft[],
  shared: Draft,
  old: Draft,
  pointer: JsonPointer,
  moves: Moves,
): Draft {
  const own = list(operation.parameters).map((parameter) => deref(parameter, shared));
  const all = [
    ...common.filter((outer) => !own.some((inner) => inner.name === outer.name && inner.in === outer.in)),
    ...own,
  ];
  const consumes = types(operation.consumes ?? old.consumes);
  const out: Draft = {
    ...operation,
    parameters: all.filter((parameter) => parameter.in !== 'body' && parameter.in !== 'formData').map(upgradeParameter),
  };
  delete out.consumes;
  delete out.produces;
  delete out.schemes;
  const body = all.find((parameter) => parameter.in === 'body');
  const fields = all.filter((parameter) => parameter.in === 'formData');
  if (body) {
    const ranges = consumes.filter((range) => !/form/.test(range));
    out.requestBody = {
      required: body.required === true,
      content: Object.fromEntries(
        (ranges.length > 0 ? ranges : ['application/json']).map((range) => [
          range,
          { schema: draftOf(body.schema ?? {}) },
        ]),
      ),
    } as Draft;
    moves.push([
      `${pointer}/requestBody`,
      `${pointer}/parameters/${list(operation.parameters).findIndex((parameter) => isDraft(parameter) && parameter.in === 'body')}`,
    ]);
  } else if (fields.length > 0) {
    const range =
      fields.some(({ type }) => type === 'file') ||
      (consumes.includes('multipart/form-data') && !consumes.includes('application/x-www-form-urlencoded'))
        ? 'multipart/form-data'
        : 'application/x-www-form-urlencoded';
    const required = fields.filter((field) => field.required === true).map(({ name }) => String(name));
    const properties = Object.fromEntries(fields.map((field) => [String(field.name), schemaOf(field)]));
    const encoding = Object.fromEntries(
      fields
        .filter(({ type, collectionFormat }) => type === 'array' && collectionFormat !== 'multi')
        .map(({ name }) => [String(name), { style: 'form', explode: false }]),
    );
    out.requestBody = {
      required: required.length > 0,
      content: {
        [range]: { schema: { type: 'object', properties, ...(required.length > 0 && { required }) }, encoding },
      },
    };
  }
  const produces = types(operation.produces ?? old.produces);
  out.responses = mapped(isDraft(operation.responses) ? operation.responses : {}, (response) =>
    upgradeResponse(response, produces),
  );
  return out;
}

function upgradeParameter(parameter: Draft): Draft {
  if (typeof parameter.$ref === 'string') return parameter;
  const out: Draft = { name: parameter.name ?? '', in: parameter.in ?? 'query', schema: schemaOf(parameter) };
  for (const name of ['description', 'required', 'allowEmptyValue', 'deprecated', 'example', 'x-example'])
    if (parameter[name] !== undefined) out[name === 'x-example' ? 'example' : name] = parameter[name];
  if (parameter.type === 'array') {
    const format = parameter.collectionFormat ?? 'csv';
    if (parameter.in === 'query')
      Object.assign(
        out,
        format === 'multi'
          ? { style: 'form', explode: true }
          : {
              style: format === 'pipes' ? 'pipeDelimited' : format === 'ssv' ? 'spaceDelimited' : 'form',
              explode: false,
            },
      );
    else Object.assign(out, { style: 'simple', explode: false });
  }
  return out;
}

function schemaOf(parameter: Draft): Draft {
  return Object.fromEntries(
    SCHEMA_KEYWORDS.filter((keyword) => parameter[keyword] !== undefined).map((keyword) => [
      keyword,
      draftOf(parameter[keyword] ?? null),
    ]),
  );
}

function upgradeResponse(response: Draft, produces: readonly string[]): Draft {
  if (typeof response.$ref === 'string') return response;
  const out: Draft = { description: response.description ?? '' };
  if (isDraft(response.headers))
    out.headers = mapped(response.headers, (header) => ({
      schema: schemaOf(header),
      ...(header.description !== undefined && { description: header.description }),
    }));
  if (response.schema !== undefined)
    out.content = Object.fromEntries(
      (produces.length > 0 ? produces : ['application/json']).map((range) => [
        range,
        { schema: draftOf(response.schema ?? {}) },
      ]),
    );
  return out;
}

function upgradeScheme(scheme: Draft): Draft {
  if (scheme.type === 'basic') return { type: 'http', scheme: 'basic' };
  if (scheme.type === 'oauth2') return { type: 'oauth2', flows: {} };
  return scheme;
}

function rewriteReferences(value: DraftValue): void {
  if (Array.isArray(value)) value.forEach(rewriteReferences);
  else if (isDraft(value)) {
    const { $ref: reference } = value;
    if (typeof reference === 'string') {
      value.$ref = reference
        .replace(/^#\/definitions\//, '#/components/schemas/')
        .replace(/^#\/parameters\//, '#/components/parameters/')
        .replace(/^#\/responses\//, '#/components/responses/');
    }
    Object.values(value).forEach(rewriteReferences);
  }
}

function deref(parameter: DraftValue, shared: Draft): Draft {
  const name =
    isDraft(parameter) && typeof parameter.$ref === 'string'
      ? /^#\/parameters\/(.+)$/.exec(parameter.$ref)?.[1]
      : undefined;
  const target =
    name === undefined ? parameter : Object.entries(shared).find(([key]) => escapeToken(key) === name)?.[1];
  return isDraft(target) ? target : {};
}

function mapped(from: Draft, make: (value: Draft) => Draft): Draft {
  return Object.fromEntries(
    Object.entries(from).flatMap(([name, value]) => (isDraft(value) ? [[name, make(value)]] : [])),
  );
}

function list(value: DraftValue | undefined): readonly DraftValue[] {
  return Array.isArray(value) ? value : [];
}

function types(value: DraftValue | undefined): readonly string[] {
  return list(value).filter((range): range is string => typeof range === 'string');
}
