import { stringify } from 'yaml';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';

/** One action of an Overlay. */
export interface OverlayAction {
  readonly target: string;
  readonly description?: string;
  readonly update?: Json;
  readonly remove?: true;
}

/**
 * The actions that make `after` of `before`: what is gone is removed, what is new or other is merged into its parent. A
 * list that changed is removed and written anew, as merging would only lengthen it. Applied in order they give `after`.
 */
export function overlayActions(before: JsonObject, after: JsonObject): readonly OverlayAction[] {
  const removals: OverlayAction[] = [];
  const updates: OverlayAction[] = [];
  compare(before, after, '$', removals, updates);
  return [...removals, ...updates];
}

/** An Overlay of these actions, as YAML. */
export function renderOverlay(title: string, actions: readonly OverlayAction[]): string {
  const overlay = { overlay: '1.0.0', info: { title, version: '1.0.0' }, actions };
  return stringify(overlay, { lineWidth: 120, aliasDuplicateObjects: false });
}

function compare(
  before: JsonObject,
  after: JsonObject,
  path: string,
  removals: OverlayAction[],
  updates: OverlayAction[],
): void {
  const update: Record<string, Json> = {};
  const inner: (() => void)[] = [];
  for (const name of Object.keys(before))
    if (!Object.hasOwn(after, name)) removals.push({ target: `${path}[${quoted(name)}]`, remove: true });
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (value === undefined || same(old, value)) continue;
    const target = `${path}[${quoted(name)}]`;
    if (isObject(old) && isObject(value)) inner.push(() => compare(old, value, target, removals, updates));
    else if (isArray(old) && isArray(value) && alike(old, value))
      inner.push(() =>
        value.forEach((item, i) => {
          const earlier = old[i];
          if (isObject(earlier) && isObject(item)) compare(earlier, item, `${target}[${i}]`, removals, updates);
        }),
      );
    else {
      if (typeof old === 'object' && old !== null) removals.push({ target, remove: true });
      define(update, name, value);
    }
  }
  if (Object.keys(update).length > 0) updates.push({ target: path, update });
  for (const each of inner) each();
}

/** Lists of as many items, of which only objects differ. */
function alike(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((item, i) => same(item, b[i]) || (isObject(item) && isObject(b[i])));
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

/** A name of a normalized path (RFC 9535, 2.7), in its quotation marks. */
function quoted(name: string): string {
  const plain: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const escaped = name.replace(/[\\'\u0000-\u001f]/g, (character) =>
    character === '\\' || character === "'"
      ? `\\${character}`
      : (plain[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return `'${escaped}'`;
}

function define(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
