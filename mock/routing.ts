import type { Operation } from '../openapi/operation.ts';
import { templateParameters } from '../properties/engine/resource-pool.ts';

/** A path template of the document with the operations at it. */
export interface Route<T> {
  readonly template: string;
  /** By method, in document order. */
  readonly methods: ReadonlyMap<string, T>;
  readonly parameters: readonly string[];
}

/** Where a request leads, and the texts of the path parameters as they stand on the wire. */
export interface Match<T> {
  readonly route: Route<T>;
  readonly texts: Readonly<Record<string, string>>;
}

interface Compiled<T> {
  readonly route: Route<T>;
  readonly matcher: RegExp;
  /** Query pairs that a path key such as `/x?action=y` asks for. */
  readonly query: readonly string[];
  /** One digit a segment: lower is more concrete. */
  readonly rank: string;
}

/** Finds the route of a path (without base path). Concrete paths win over templated ones (OpenAPI, Paths Object). */
export function createRouter<T>(
  entries: readonly (readonly [Operation, T])[],
): (path: string, query: string) => Match<T> | undefined {
  const templates = new Map<string, Map<string, T>>();
  // Templates that differ in the names of their parameters only are one, under any of the names.
  const one = new Map<string, string>();
  const names = new Map<string, (readonly string[])[]>();
  for (const [operation, value] of entries) {
    const shape = operation.path.replace(/\{[^}]+\}/g, '{}');
    const template = one.get(shape) ?? operation.path;
    one.set(shape, template);
    const methods = templates.get(template) ?? new Map<string, T>();
    templates.set(template, methods);
    if (!methods.has(operation.method)) methods.set(operation.method, value);
    append(names, template, templateParameters(operation.path));
  }
  const fixed = new Map<string, Compiled<T>[]>();
  const templated = new Map<number, Compiled<T>[]>();
  for (const [template, methods] of templates) {
    const compiled = compile(template, methods);
    const path = template.split('?')[0] ?? '';
    const place = compiled.route.parameters.length === 0 ? ([fixed, path] as const) : undefined;
    if (place) append(fixed, path, compiled);
    else append(templated, segments(path), compiled);
  }
  for (const list of [...fixed.values(), ...templated.values()])
    list.sort((a, b) => b.query.length - a.query.length || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));

  return (path, query) => {
    const find = (text: string): Match<T> | undefined => {
      for (const candidate of fixed.get(text) ?? [])
        if (asksFor(candidate, query)) return { route: candidate.route, texts: {} };
      for (const candidate of templated.get(segments(text)) ?? []) {
        const found = candidate.matcher.exec(text);
        if (found && asksFor(candidate, query)) {
          return {
            route: candidate.route,
            texts: Object.fromEntries(
              (names.get(candidate.route.template) ?? []).flatMap((each) =>
                each.map((name, i) => [name, found[i + 1] ?? '']),
              ),
            ),
          };
        }
      }
      return undefined;
    };
    return find(path) ?? (path.includes('%') ? find(normalised(path)) : undefined);
  };
}

/**
 * Characters of a segment, an encoded one whole. No text can be read in two ways: else a long one that does not match would
 * be read in every combination of them.
 */
const SEGMENT =
  '((?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])*(?!%[89ABab][0-9A-Fa-f])|%[0-9A-Ba-b][0-9A-Fa-f]|%(?![0-9A-Fa-f]{2})|[^/%])+?)';

function compile<T>(template: string, methods: ReadonlyMap<string, T>): Compiled<T> {
  const [path = '', query = ''] = template.split('?');
  const parameters: string[] = [];
  const pattern = path.split(/(\{[^}]+\})/).map((piece) => {
    if (!/^\{[^}]+\}$/.test(piece)) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    parameters.push(piece.slice(1, -1));
    // What two parameters side by side divide is characters, and no part of an encoded one.
    return SEGMENT;
  });
  return {
    route: { template, methods, parameters },
    matcher: new RegExp(`^${pattern.join('')}$`),
    query: query === '' ? [] : query.split('&'),
    rank: path
      .split('/')
      .map((segment) => (/^\{[^}]+\}$/.test(segment) ? 2 : segment.includes('{') ? 1 : 0))
      .join(''),
  };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key) ?? [];
  map.set(key, list);
  list.push(value);
}

function asksFor<T>({ query }: Compiled<T>, sent: string): boolean {
  return query.length === 0 || query.every((pair) => sent.split('&').includes(pair));
}

function segments(path: string): number {
  return path.split('/').length;
}

/** RFC 3986, 6.2.2.2: percent-encoded unreserved characters are those characters. */
function normalised(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})/g, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : whole;
  });
}
