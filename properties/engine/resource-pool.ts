import type { Json } from '../../openapi/json.ts';

/** Values for all path parameters of one template prefix: `{bookId: '…', reviewId: 3}`. They belong together. */
export type Binding = Readonly<Record<string, Json>>;

/** One resource that an accepted answer named. */
export interface KnownResource {
  /** The template up to and including its last parameter: `/books/{bookId}`. */
  readonly prefix: string;
  /** Values of the prefix's parameters, in order: names may differ between paths. */
  readonly values: readonly Json[];
  /** True when this run created it, so that it may be changed and deleted. */
  readonly made: boolean;
}

/** The binding under the names that another path gives to the same places: `{id}` here is `{idOrUrl}` there. */
export function namedAs(path: string, binding: Binding): Binding {
  const names = templateParameters(path);
  if (names.every((name) => Object.hasOwn(binding, name))) return binding;
  const values = Object.values(binding);
  return Object.fromEntries(names.flatMap((name, i) => (i < values.length ? [[name, values[i] ?? null]] : [])));
}

const PARAMETER = /\{([^}]+)\}/g;
const MOST_PER_PREFIX = 12;

/** The names of a template's parameters, in order. */
export function templateParameters(path: string): readonly string[] {
  const names = parameterNames.get(path) ?? [...path.matchAll(PARAMETER)].map((match) => match[1] ?? '');
  parameterNames.set(path, names);
  return names;
}

/** A document has so many templates, and every accepted answer asks for them again. */
const parameterNames = new Map<string, readonly string[]>();

/** The template up to and including its last parameter; `undefined` when it has none. */
export function resourcePrefix(path: string): string | undefined {
  const end = path.lastIndexOf('}');
  return end < 0 ? undefined : path.slice(0, end + 1);
}

/** All prefixes of a template that end in a parameter, shortest first. */
export function prefixes(path: string): readonly string[] {
  return [...path.matchAll(/\}/g)].map((match) => path.slice(0, (match.index ?? 0) + 1));
}

/** The template of the collection that a prefix stands in: `/books` for `/books/{bookId}`. */
export function collectionOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf('/'));
}

/** The resources a run has seen, by template prefix. Filled while the target is scouted, frozen before cases are made. */
export interface ResourcePool {
  add(resource: KnownResource): void;
  /** Bindings for all path parameters of this path, those that the run made first; empty when some parameter is unknown. */
  bindings(path: string): readonly Binding[];
  /** The same, only resources that this run made. */
  madeBindings(path: string): readonly Binding[];
  /** How many it holds: what was derived from it stands for as long as this stays. */
  readonly size: number;
}

/** An empty pool. */
export function createResourcePool(): ResourcePool {
  const known = new Map<string, KnownResource[]>();
  let size = 0;
  const bind = (path: string, onlyMade: boolean): readonly Binding[] => {
    const prefix = resourcePrefix(path);
    if (prefix === undefined) return [];
    const names = templateParameters(prefix);
    return (known.get(templateKey(prefix)) ?? [])
      .filter((resource) => resource.made || !onlyMade)
      .map(({ values }) => Object.fromEntries(names.map((name, i) => [name, values[i] ?? null])));
  };
  return {
    add(resource) {
      const list = known.get(templateKey(resource.prefix)) ?? [];
      known.set(templateKey(resource.prefix), list);
      const key = JSON.stringify(resource.values);
      if (list.some((other) => JSON.stringify(other.values) === key)) return;
      const kin = list.filter((other) => other.made === resource.made).length;
      if (kin >= MOST_PER_PREFIX) return;
      // Resources of the run first: they may be changed by later cases, those of others must not be.
      const at = resource.made ? list.filter((other) => other.made).length : list.length;
      list.splice(at, 0, resource);
      size++;
    },
    bindings: (path) => bind(path, false),
    madeBindings: (path) => bind(path, true),
    get size() {
      return size;
    },
  };
}

/** The path parameters that a concrete path gives to a template; `undefined` when it does not fit. */
export function matchTemplate(template: string, path: string): Binding | undefined {
  const want = template.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return undefined;
  const binding: Record<string, Json> = {};
  for (const [i, segment] of want.entries()) {
    const name = /^\{([^}]+)\}$/.exec(segment)?.[1];
    const text = have[i] ?? '';
    if (name === undefined) {
      if (segment !== text) return undefined;
    } else {
      if (text === '') return undefined;
      binding[name] = safeDecode(text);
    }
  }
  return binding;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True when two templates differ in the names of their parameters only. */
export function sameTemplate(a: string, b: string): boolean {
  return templateKey(a) === templateKey(b);
}

/** The same for all templates that differ in the names of their parameters only. */
export function templateKey(path: string): string {
  const key = templateKeys.get(path) ?? path.replace(PARAMETER, '{}').replace(/\/$/, '');
  templateKeys.set(path, key);
  return key;
}

const templateKeys = new Map<string, string>();
