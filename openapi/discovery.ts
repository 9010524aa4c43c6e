/** Where frameworks serve their document, from the address of an API or its documentation. */
const USUAL = [
  'openapi.json',
  'openapi.yaml',
  'swagger.json',
  'v3/api-docs',
  'v2/api-docs',
  'api-docs',
  'swagger/v1/swagger.json',
  'openapi/v1.json',
  'openapi',
  'api/openapi.json',
  'docs/openapi.json',
  'api/schema/',
  '.well-known/openapi.json',
];
/** How pages of Swagger UI, Redoc, Scalar, RapiDoc and Stoplight Elements name their document. */
const NAMED =
  /(?:\b(?:url|spec-?url|specUrl|apiDescriptionUrl|data-url|configUrl)["']?\s*[:=]\s*["']|Redoc\.init\(\s*["']|<redoc[^>]*spec-url=["']?)([^"'\s>]+)/gi;
const LINKED = /href\s*=\s*["']([^"']+\.(?:json|ya?ml)|[^"']*(?:api-docs|openapi)[^"']*)["']/gi;

/** Addresses at which the document of an API may be, the likeliest first: what the page names, then where it usually is. */
export function linkedDocuments(url: string, page: string): readonly string[] {
  const named = [...page.matchAll(NAMED), ...page.matchAll(LINKED)].map(([, address = '']) => address);
  const folder = new URL(url.endsWith('/') ? url : `${url}/`);
  const candidates = [
    ...named
      .filter((address) => !/\.(css|js|png|svg|ico)(\?|$)/i.test(address))
      .map((address) => [address, url] as const),
    ...USUAL.map((path) => [path, folder.href] as const),
    // The page may be /docs, and the document beside it.
    ...USUAL.slice(0, 6).map((path) => [path, new URL('.', url).href] as const),
    ...USUAL.slice(0, 6).map((path) => [`/${path}`, url] as const),
    // NestJS serves the document of /api at /api-json.
    [`${new URL(url).pathname.replace(/\/+$/, '')}-json`, url] as const,
  ].filter(([address, base]) => URL.canParse(address, base));
  return [...new Set(candidates.map(([address, base]) => new URL(address, base).href))];
}

/** The scripts of a page of Swagger UI in which its document is named, on the same origin. */
export function namingScripts(url: string, page: string): readonly string[] {
  return [
    ...page.matchAll(/<script[^>]+src\s*=\s*["']?([^"'\s>]*(?:initializer|swagger-ui-init|swagger-config)[^"'\s>]*)/gi),
  ]
    .map(([, address = '']) => address)
    .filter((address) => URL.canParse(address, url))
    .map((address) => new URL(address, url).href)
    .filter((address) => new URL(address).origin === new URL(url).origin);
}
