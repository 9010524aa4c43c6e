import { isArray, isObject, type Json, member } from './json.ts';

/** Texts that are something else, by how they begin. */
const TEXTS: readonly (readonly [what: string, begins: RegExp])[] = [
  ['a RAML document', /^#%RAML/],
  ['an API Blueprint', /^FORMAT:\s*1A/m],
  ['a Protocol Buffers file', /^\s*syntax\s*=\s*["']proto/m],
  ['a WSDL document', /^\s*<(\?xml[\s\S]*?\?>\s*)?(<!--[\s\S]*?-->\s*)*<(\w+:)?definitions\b/],
  ['a web page', /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|title|meta)\b/i],
  ['a Git LFS pointer (git lfs pull fetches the file)', /^version https:\/\/git-lfs\./],
  ['TOML', /^\s*(#.*\n\s*)*(\[[\w.]+\]\s*\n\s*)?[\w.-]+ = .*\n[\s\S]*?^\[[\w.]+\]\s*$/m],
  ['a TypeSpec source (compile it to OpenAPI)', /^\s*import\s+["']@typespec\//m],
  ['a Smithy model', /^\s*\$version\s*:\s*["'][12]/m],
  ['XML', /^\s*<(\?xml|!DOCTYPE|[a-z][\w:-]*[\s/>])/i],
  [
    'a GraphQL schema',
    /^\s*(extend\s+)?(type|schema|interface|input|scalar|union|directive)\b[^:\n]*[{@=]|^\s*scalar\s+\w+\s*$/m,
  ],
];

/** What git leaves where two versions could not be merged: at the start of a text it is no YAML and no JSON. */
const CONFLICT = /^<{7} [^\n]*\n[\s\S]*?\n={7}\r?\n/;

/** Documents that are something else, by a member of their top level. */
const MEMBERS: readonly (readonly [what: string, name: string])[] = [
  ['an AsyncAPI document', 'asyncapi'],
  ['an Arazzo document', 'arazzo'],
  ['an OpenAPI Overlay (give it with --overlay)', 'overlay'],
  ['a Swagger 1 document (convert it to OpenAPI 3)', 'swaggerVersion'],
  ['a RAML document', 'raml'],
  ['an OpenRPC document', 'openrpc'],
  ['a Google discovery document', 'discoveryVersion'],
  ['a Kubernetes manifest', 'apiVersion'],
  ['a JSON:API or JSON Schema file', '$schema'],
  ['a GraphQL introspection result', '__schema'],
];

/** What a text is, where it plainly is no OpenAPI document and no YAML or JSON either. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 20_000);
  if (CONFLICT.test(start)) return 'a file with a merge conflict (resolve it)';
  if (/^\s*["']?(openapi|swagger)["']?\s*:/im.test(start)) return undefined;
  return TEXTS.find(([, begins]) => begins.test(start))?.[0];
}

const UNKNOWN = 'an object without openapi or swagger';

/** What was read, where it has no version of OpenAPI: named as exactly as it can be. */
export function foreignValue(value: Json): string {
  if (value === null) return 'nothing but comments or null';
  if (isArray(value)) return 'a list';
  if (!isObject(value)) return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
  const info = member(value, 'info');
  if (member(info, '_postman_id') !== undefined || String(member(info, 'schema') ?? '').includes('getpostman'))
    return 'a Postman collection (export it as OpenAPI)';
  if (member(member(value, 'log'), 'entries') !== undefined) return 'an HTTP archive (give it to plumbline judge)';
  if (member(value, '_type') === 'export') return 'an Insomnia export (export it as OpenAPI)';
  if (isObject(member(value, 'data')) && isObject(member(member(value, 'data'), '__schema')))
    return 'a GraphQL introspection result';
  const wrapper = Object.keys(value).find((name) => isDescription(member(value, name)));
  if (wrapper !== undefined) return `an object whose ${JSON.stringify(wrapper)} is the document (give that alone)`;
  const known = MEMBERS.find(([, name]) => member(value, name) !== undefined);
  return known?.[0] ?? UNKNOWN;
}

/** Whether a value says what an OpenAPI document says first. */
function isDescription(value: Json | undefined): boolean {
  return typeof (member(value, 'openapi') ?? member(value, 'swagger')) === 'string';
}

/** A member of the top level that was probably meant to be `openapi`: `OpenAPI`, `open_api`, `openApi`. */
export function misspeltVersion(value: Json): string | undefined {
  return isObject(value) && foreignValue(value) === UNKNOWN
    ? Object.keys(value).find((name) => /^(open[-_ ]?api|swagger)([-_ ]?version)?$/i.test(name.trim()))
    : undefined;
}
