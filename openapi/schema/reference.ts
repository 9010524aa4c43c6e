import { isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, parentOf, valueAt } from '../pointer.ts';
import { type Resource, resolved, resourcesOf } from './resources.ts';

/**
 * The pointer in `root` that a reference names: `#/…`, `#name` for an `$anchor` (or `$dynamicAnchor`), or the address of
 * a schema that has an `$id`. `undefined` when it leads nowhere, or outside the document.
 */
export function localTarget(root: JsonObject, reference: Json | undefined, from: JsonPointer): JsonPointer | undefined {
  if (typeof reference !== 'string') return undefined;
  return amongResources(root, reference, from) ?? inDocument(root, reference, from);
}

/** The pointer that a reference names by the rules of JSON Schema: against the `$id` of the schema it stands in. */
function amongResources(root: JsonObject, reference: string, from: JsonPointer): JsonPointer | undefined {
  const resources = resourcesOf(root);
  if (!resources) return undefined;
  const here = resources.holding(from);
  const [address = '', fragment] = split(reference);
  if (address === '' && here.pointer === '' && (fragment === '' || fragment.startsWith('/'))) return undefined;
  const uri = address === '' ? here.uri : resolved(address, here.uri);
  const resource = uri === undefined ? undefined : resources.called(uri);
  return resource && inResource(root, resource, fragment);
}

function inResource(root: JsonObject, { pointer, anchors }: Resource, fragment: string): JsonPointer | undefined {
  if (fragment === '') return pointer;
  if (!fragment.startsWith('/')) return anchors.get(fragment);
  const target = `${pointer}${fragment}`;
  return valueAt(root, target) === undefined ? undefined : target;
}

const targets = new WeakMap<JsonObject, Map<string, JsonPointer | undefined>>();

/** The pointer that `#/…` names in the whole document, wherever it stands: what authors of OpenAPI mean by it. */
function inDocument(root: JsonObject, reference: string, from: JsonPointer): JsonPointer | undefined {
  if (!reference.startsWith('#/')) return sought(root, reference, from);
  const known = targets.get(root) ?? new Map<string, JsonPointer | undefined>();
  targets.set(root, known);
  if (!known.has(reference)) known.set(reference, sought(root, reference, from));
  return known.get(reference);
}

function sought(root: JsonObject, reference: string, from: JsonPointer): JsonPointer | undefined {
  const [address, fragment] = split(reference);
  if (address !== '' || !reference.startsWith('#')) return undefined;
  if (fragment === '') return schemaRoot(root, from);
  if (fragment.startsWith('/')) return valueAt(root, fragment) === undefined ? undefined : fragment;
  return resourcesOf(root)?.holding('').anchors.get(fragment);
}

/** `#` alone is the schema resource: the bare schema when the root is one, the whole document otherwise. */
function schemaRoot(root: JsonObject, from: JsonPointer): JsonPointer {
  if (root.openapi === undefined) return '';
  for (let pointer = from, up = parentOf(from); up; pointer = up.parent, up = parentOf(up.parent))
    if (isObject(valueAt(root, pointer)) && up.parent.endsWith('/schemas')) return pointer;
  return from;
}

function split(reference: string): readonly [address: string, fragment: string] {
  const cut = reference.indexOf('#');
  return cut < 0 ? [reference, ''] : [reference.slice(0, cut), decode(reference.slice(cut + 1))];
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The names that the schemas passed on the way here give to `$dynamicRef`, those of the outermost first (JSON Schema Core, 7.1). */
export type DynamicScope = ReadonlyMap<string, JsonPointer>;

/** Where nothing was passed yet. */
export const noScope: DynamicScope = new Map();

/** The scope inside of the schema at this pointer: what its resource names comes after what is named already. */
export function entered(root: JsonObject, scope: DynamicScope, pointer: JsonPointer): DynamicScope {
  const dynamic = resourcesOf(root)?.holding(pointer).dynamic;
  if (!dynamic || [...dynamic.keys()].every((name) => scope.has(name))) return scope;
  return new Map([...dynamic, ...scope]);
}

/** The pointer that a `$dynamicRef` names: the outermost schema of that name on the way here, where its own target is one. */
export function dynamicTarget(
  root: JsonObject,
  reference: Json | undefined,
  from: JsonPointer,
  scope: DynamicScope,
): JsonPointer | undefined {
  const target = localTarget(root, reference, from);
  if (target === undefined || typeof reference !== 'string') return target;
  const [, name] = split(reference);
  const schema = valueAt(root, target);
  return isObject(schema) && schema.$dynamicAnchor === name ? (scope.get(name) ?? target) : target;
}
