import { exec } from 'jsonpath-rfc9535';
import { PlumblineError } from './error.ts';
import { isArray, isObject, type Json, member } from './json.ts';
import { type JsonPointer, join, parentOf, tokensOf } from './pointer.ts';
import { type Draft, type DraftValue, draftOf, isDraft, type Note } from './repairs/repair.ts';
import type { Origin, SourceFile } from './sources.ts';

/**
 * Applies an OpenAPI Overlay (1.0, 1.1) to a document in place, action by action. Learns in `origins` which parts come from it.
 * Yields a note for every action that selects nothing. Throws OVERLAY_INVALID, naming file, place and action.
 */
export function applyOverlay(root: Draft, overlay: SourceFile, origins: Map<JsonPointer, Origin>): readonly Note[] {
  const { syntax, file } = overlay;
  const fail = (pointer: JsonPointer, why: string, cause?: unknown): PlumblineError => {
    const place = syntax.locate(pointer);
    const where = place ? `${file}:${place.line}:${place.column}` : file;
    return new PlumblineError('OVERLAY_INVALID', `${where}: ${why}`, { cause });
  };
  const { value } = syntax;
  const version = member(value, 'overlay');
  if (typeof version !== 'string' && typeof version !== 'number')
    throw fail('', 'this is no OpenAPI Overlay; its top level needs overlay: 1.0.0');
  if (!/^1(\.|$)/.test(String(version))) throw fail('/overlay', `Overlay ${version} is not read; write overlay: 1.0.0`);
  const actions = member(value, 'actions');
  if (!isArray(actions)) throw fail(isObject(value) ? '/actions' : '', 'actions must be a list of actions');
  const notes: Note[] = [];
  for (const [i, action] of actions.entries()) {
    const at = join('/actions', i);
    const target = member(action, 'target');
    if (typeof target !== 'string') throw fail(at, `action ${i + 1} needs a target, which is a JSONPath`);
    let selected: readonly JsonPointer[];
    try {
      selected = select(root, target);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw fail(join(at, 'target'), `the target of action ${i + 1} is no JSONPath (RFC 9535): ${why}`, cause);
    }
    if (selected.length === 0)
      notes.push({
        code: 'overlay-target-empty',
        severity: 'warning',
        pointer: '',
        message: `action ${i + 1} of ${file} selects nothing: ${target}`,
        interpretation: 'nothing is changed',
        remedy: 'correct the target, or remove the action',
      });
    const update = member(action, 'update');
    if (member(action, 'remove') === true) {
      if (selected.includes('')) throw fail(at, `action ${i + 1} removes the whole document`);
      // From behind, so that the items of a list keep their index until it is their turn.
      for (const pointer of [...selected].reverse()) removeAt(root, pointer);
    } else if (update !== undefined)
      for (const pointer of selected) {
        const node = nodeAt(root, pointer);
        const from = join(at, 'update');
        if (Array.isArray(node)) {
          origins.set(join(pointer, node.length), { file, pointer: from });
          node.push(draftOf(update));
        } else if (isDraft(node) && isObject(update)) merge(node, update, pointer, from, file, origins);
        else
          throw fail(
            from,
            `action ${i + 1} updates #${pointer} with ${kind(update)}, which is ${kind(node)}; only objects merge and lists grow`,
          );
      }
    else throw fail(at, `action ${i + 1} has neither update nor remove: true`);
  }
  return notes;
}

/** Objects are merged member by member, lists are joined, everything else is replaced. */
function merge(
  into: Draft,
  from: Json,
  pointer: JsonPointer,
  origin: JsonPointer,
  file: string,
  origins: Map<JsonPointer, Origin>,
): void {
  for (const [name, value] of Object.entries(isObject(from) ? from : {})) {
    if (value === undefined) continue;
    const old = Object.hasOwn(into, name) ? into[name] : undefined;
    const place = join(pointer, name);
    if (isDraft(old) && isObject(value)) merge(old, value, place, join(origin, name), file, origins);
    else if (Array.isArray(old) && isArray(value)) {
      value.forEach((item, i) => {
        origins.set(join(place, old.length), { file, pointer: join(origin, name, i) });
        old.push(draftOf(item));
      });
    } else {
      origins.set(place, { file, pointer: join(origin, name) });
      Object.defineProperty(into, name, {
        value: draftOf(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
}

function select(root: Draft, target: string): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  exec(root, target, (_, path) => {
    found.push(join('', ...path.map((step) => (typeof step === 'number' ? step : unescapeName(step)))));
  });
  return found;
}

/** A name of a normalized path (RFC 9535, 2.7) as it is. */
function unescapeName(name: string): string {
  const plain: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
  return name.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (plain[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function removeAt(root: Draft, pointer: JsonPointer): void {
  const up = parentOf(pointer);
  const parent = up && nodeAt(root, up.parent);
  if (Array.isArray(parent)) parent.splice(Number(up?.token), 1);
  else if (isDraft(parent) && up) delete parent[up.token];
}

function nodeAt(root: DraftValue, pointer: JsonPointer): DraftValue | undefined {
  let value: DraftValue | undefined = root;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isDraft(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return value;
}

function kind(value: Json | DraftValue | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
