import { EXTERNAL } from '../external.ts';
import { escapeToken, type JsonPointer, join } from '../pointer.ts';
import { type Draft, type DraftValue, draftOf, isDraft, setMember } from '../repairs/repair.ts';
import { schemasOf } from '../walk.ts';
import { upgradeSchema } from './from-3-0.ts';
import { type Move, type Moves, schemaOf, upgradeParameter } from './parameter-2-0.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Swagger 2.0 as OpenAPI 3.1. Yields the upgraded document and where its parts stood. */
export function upgradeFrom20(old: Draft): { readonly root: Draft; readonly moves: Moves } {
  const moves: Moves = new Map([
    ['/components/schemas', { pointer: '/definitions' }],
    ['/components/parameters', { pointer: '/parameters' }],
    ['/components/responses', { pointer: '/responses' }],
    ['/components/securitySchemes', { pointer: '/securityDefinitions' }],
    ['/servers', { pointer: old.host === undefined ? '/basePath' : '/host' }],
  ]);
  const components: Draft = {};
  const root: Draft = { openapi: '3.1.0', info: old.info ?? { title: '', version: '' }, paths: {}, components };
  for (const name of ['tags', 'externalDocs', 'security', EXTERNAL])
    if (old[name] !== undefined) root[name] = old[name];
  if (typeof old.host === 'string' || typeof old.basePath === 'string') {
    const scheme = Array.isArray(old.schemes) && typeof old.schemes[0] === 'string' ? old.schemes[0] : 'https';
    const base = typeof old.basePath === 'string' ? `/${old.basePath.replace(/^\/|\/$/g, '')}` : '';
    root.servers = [{ url: typeof old.host === 'string' ? `${scheme}://${old.host}${base}` : base || '/' }];
  }
  if (isDraft(old.definitions)) components.schemas = old.definitions;
  if (isDraft(old.securityDefinitions)) components.securitySchemes = mapped(old.securityDefinitions, upgradeScheme);
  if (isDraft(old.responses))
    components.responses = mapped(old.responses, (response, name) =>
      upgradeResponse(response, types(old.produces), {
        moves,
        to: join('/components/responses', name),
        from: join('/responses', name),
      }),
    );
  const shared = isDraft(old.parameters) ? old.parameters : {};
  const plain = Object.entries(shared).filter(
    ([, value]) => isDraft(value) && value.in !== 'body' && value.in !== 'formData',
  );
  components.parameters = mapped(Object.fromEntries(plain), (parameter, name) =>
    upgradeParameter(parameter, { moves, to: join('/components/parameters', name), from: join('/parameters', name) }),
  );

  const paths: Draft = {};
  for (const [path, item] of Object.entries(isDraft(old.paths) ? old.paths : {})) {
    if (!isDraft(item)) continue;
    const common = placed(item.parameters, join('/paths', path), shared);
    const upgraded: Draft = {};
    for (const [method, operation] of Object.entries(item)) {
      if (METHODS.includes(method) && isDraft(operation))
        upgraded[method] = upgradeOperation(operation, common, shared, old, join('/paths', path, method), moves);
      else if (method !== 'parameters') setMember(upgraded, method, operation);
    }
    setMember(paths, path, upgraded);
  }
  root.paths = paths;
  rewriteReferences(root);
  for (const { schema } of schemasOf(root)) upgradeSchema(schema);
  return { root, moves };
}

function upgradeOperation(
  operation: Draft,
  common: readonly Placed[],
  shared: Draft,
  old: Draft,
  pointer: JsonPointer,
  moves: Moves,
): Draft {
  const own = placed(operation.parameters, pointer, shared);
  const hidden = ({ parameter: outer }: Placed): boolean =>
    own.some(({ parameter: inner }) => inner.name === outer.name && inner.in === outer.in);
  const all = [...common.filter((outer) => !hidden(outer)), ...own];
  const body = all.find(({ parameter }) => parameter.in === 'body');
  const fields = all.filter(({ parameter }) => parameter.in === 'formData');
  const parameters = all
    .filter((each) => each !== body && !fields.includes(each) && each.parameter.in !== 'body')
    .map(({ parameter, at }, i) =>
      upgradeParameter(parameter, { moves, from: at, to: join(pointer, 'parameters', i) }),
    );
  const out: Draft = { ...operation, parameters };
  for (const name of ['consumes', 'produces', 'schemes']) delete out[name];
  const consumes = types(operation.consumes ?? old.consumes);
  const to = join(pointer, 'requestBody');
  if (body) {
    const content: Draft = {};
    const ranges = consumes.filter((range) => !/form/.test(range));
    for (const range of ranges.length > 0 ? ranges : ['application/json']) {
      setMember(content, range, { schema: draftOf(body.parameter.schema ?? {}) });
      moves.set(join(to, 'content', range, 'schema'), { pointer: join(body.at, 'schema') });
    }
    out.requestBody = { required: body.parameter.required === true, content };
    moves.set(to, { pointer: body.at });
  } else if (fields[0]) {
    out.requestBody = formOf(
      fields.map(({ parameter }) => parameter),
      consumes,
    );
    moves.set(to, { pointer: fields[0].at });
  }
  const produces = types(operation.produces ?? old.produces);
  out.responses = mapped(isDraft(operation.responses) ? operation.responses : {}, (response, status) => {
    const at = join(pointer, 'responses', status);
    return upgradeResponse(response, rangesFor(status, response, produces, types(old.produces)), {
      moves,
      from: at,
      to: at,
    });
  });
  return out;
}

function formOf(fields: readonly Draft[], consumes: readonly string[]): Draft {
  const range =
    fields.some(({ type }) => type === 'file') ||
    (consumes.includes('multipart/form-data') && !consumes.includes('application/x-www-form-urlencoded'))
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded';
  const required = fields.filter((field) => field.required === true).map(({ name }) => String(name));
  const properties: Draft = {};
  const encoding: Draft = {};
  for (const field of fields) {
    setMember(properties, String(field.name), schemaOf(field));
    if (field.type === 'array' && field.collectionFormat !== 'multi')
      setMember(encoding, String(field.name), { style: 'form', explode: false });
  }
  const schema: Draft = { type: 'object', properties, ...(required.length > 0 && { required }) };
  return { required: required.length > 0, content: { [range]: { schema, encoding } } };
}

/** Media types that can hold an object. */
const STRUCTURED = /json|xml|yaml|\*\/\*/i;

/**
 * The media types of one answer. `produces` is said once for all answers of an operation, and authors of a download say
 * what it downloads: a refusal that is described as an object comes as one, whatever is downloaded.
 */
function rangesFor(
  status: string,
  response: Draft,
  produces: readonly string[],
  common: readonly string[],
): readonly string[] {
  if (/^2/.test(status) || produces.length === 0 || produces.some((range) => STRUCTURED.test(range))) return produces;
  const { schema } = response;
  if (!isDraft(schema) || (typeof schema.$ref !== 'string' && schema.type !== 'object' && !isDraft(schema.properties)))
    return produces;
  const structured = common.filter((range) => STRUCTURED.test(range));
  return [...(structured.length > 0 ? structured : ['application/json']), ...produces];
}

function upgradeResponse(response: Draft, produces: readonly string[], { moves, from, to }: Move): Draft {
  if (typeof response.$ref === 'string') return response;
  moves.set(to, { pointer: from });
  const out: Draft = { description: response.description ?? '' };
  if (isDraft(response.headers))
    out.headers = mapped(response.headers, (header, name) => {
      moves.set(join(to, 'headers', name, 'schema'), { pointer: join(from, 'headers', name) });
      return { schema: schemaOf(header), ...(header.description !== undefined && { description: header.description }) };
    });
  if (response.schema !== undefined) {
    const content: Draft = {};
    for (const range of produces.length > 0 ? produces : ['application/json']) {
      setMember(content, range, { schema: draftOf(response.schema ?? {}) });
      moves.set(join(to, 'content', range, 'schema'), { pointer: join(from, 'schema') });
    }
    out.content = content;
  }
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

/** A parameter with its reference followed, and where it was written. */
interface Placed {
  readonly parameter: Draft;
  readonly at: JsonPointer;
}

function placed(parameters: DraftValue | undefined, pointer: JsonPointer, shared: Draft): readonly Placed[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.map((parameter, i) => {
    const name =
      isDraft(parameter) && typeof parameter.$ref === 'string'
        ? /^#\/parameters\/(.+)$/.exec(parameter.$ref)?.[1]
        : undefined;
    if (name === undefined)
      return { parameter: isDraft(parameter) ? parameter : {}, at: join(pointer, 'parameters', i) };
    const target = Object.entries(shared).find(([key]) => escapeToken(key) === name)?.[1];
    return { parameter: isDraft(target) ? target : {}, at: `/parameters/${name}` };
  });
}

function mapped(from: Draft, make: (value: Draft, name: string) => Draft): Draft {
  const out: Draft = {};
  for (const [name, value] of Object.entries(from)) if (isDraft(value)) setMember(out, name, make(value, name));
  return out;
}

function types(value: DraftValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((range): range is string => typeof range === 'string') : [];
}
