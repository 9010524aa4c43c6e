import { createRouter } from '../mock/routing.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../openapi/json.ts';
import type { Operation } from '../openapi/operation.ts';

/** Path and query of a recorded URL below the API's base; `undefined` where the URL is none of the API's. */
export type Locate = (url: string) => { readonly path: string; readonly query: string } | undefined;

/** What was recorded, as far as it says where it went. */
export interface Sent {
  readonly method: string;
  readonly url: string;
}

/**
 * Where recorded traffic holds the API. A given base URL decides alone. Else it is the document's servers: those whose
 * origin occurs in the traffic, or, when none does (it was recorded against staging), their paths at any origin. Where
 * that finds nothing, it is the base below which most requests lead to an operation.
 */
export function locator(
  root: JsonObject,
  operations: readonly Operation[],
  given: string | undefined,
  recorded: readonly Sent[],
): Locate {
  const named = belowServers(root, given, recorded);
  if (given !== undefined) return named;
  const route = createRouter(operations.map((operation) => [operation, operation] as const));
  const leads = (method: string, place: ReturnType<Locate>): boolean =>
    place !== undefined && route(place.path, place.query)?.route.methods.has(method) === true;
  if (recorded.length === 0 || recorded.some(({ method, url }) => leads(method, named(url)))) return named;
  const base = likeliest(recorded, (method, path, query) => {
    const match = route(path, query)?.route;
    // A template of nothing but parameters matches everything of its length.
    return match?.methods.has(method) === true && /\/[^/{}]+/.test(match.template);
  });
  return base === undefined ? named : belowServers(root, base, recorded);
}

/** The origin and path prefix below which most requests lead somewhere, the shortest of them; `undefined`: none does. */
function likeliest(
  recorded: readonly Sent[],
  leads: (method: string, path: string, query: string) => boolean,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { method, url } of recorded) {
    if (!URL.canParse(url)) continue;
    const { origin, pathname, search } = new URL(url);
    for (let cut = 0; cut >= 0; cut = pathname.indexOf('/', cut + 1)) {
      if (!leads(method, pathname.slice(cut), search.slice(1))) continue;
      const base = origin + pathname.slice(0, cut);
      counts.set(base, (counts.get(base) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || a.length - b.length);
  return best?.[0];
}

function belowServers(root: JsonObject, given: string | undefined, recorded: readonly Sent[]): Locate {
  const bases = given === undefined ? serversOf(root) : [new URL(given).href];
  const origins = new Set(recorded.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).origin] : [])));
  const absolute = bases.filter((base) => URL.canParse(base));
  const met = given === undefined ? absolute.filter((base) => origins.has(new URL(base).origin)) : absolute;
  const anywhere = given === undefined && met.length === 0;
  const paths = [...new Set(bases.map((base) => new URL(base, 'http://any.invalid').pathname.replace(/\/+$/, '')))];
  // The longest first: a request below /v1/beta is none of /v1 where both are served.
  const known = (
    anywhere
      ? (paths.length === 0 ? [''] : paths).map((path) => ({ origin: undefined, path }))
      : met.map((base) => ({ origin: new URL(base).origin, path: new URL(base).pathname.replace(/\/+$/, '') }))
  ).sort((a, b) => b.path.length - a.path.length);
  return (url) => {
    if (!URL.canParse(url)) return undefined;
    const { origin } = new URL(url);
    // As it was sent: the URL parser would normalise what a server may see.
    const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
    const cut = rest.indexOf('?');
    const path = cut < 0 ? rest : rest.slice(0, cut);
    for (const base of known) {
      if (base.origin !== undefined && base.origin !== origin) continue;
      if (path === base.path || path.startsWith(`${base.path}/`))
        return { path: path.slice(base.path.length) || '/', query: cut < 0 ? '' : rest.slice(cut + 1) };
    }
    return undefined;
  };
}

/** URLs of the document's servers, variables filled with their defaults; relative ones stay relative. */
function serversOf(root: JsonObject): readonly string[] {
  const { servers } = root;
  if (!isArray(servers)) return [];
  return servers.flatMap((server) => {
    const template = member(server, 'url');
    if (typeof template !== 'string') return [];
    const variables = member(server, 'variables');
    return [template.replace(/\{([^}]+)\}/g, (_, name: string) => defaultOf(variables, name))];
  });
}

function defaultOf(variables: Json | undefined, name: string): string {
  const value = isObject(variables) ? member(variables[name], 'default') : undefined;
  return typeof value === 'string' ? value : name;
}
