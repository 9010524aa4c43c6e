import { mayReadAsValid } from '../../http/decode-set.ts';
import { type EncodedParameter, encodeParameter } from '../../http/encode/parameter.ts';
import { isObject, type Json, member } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { join, valueAt } from '../../openapi/pointer.ts';
import type { Change, Witness } from '../change.ts';
import { removalOf } from '../lifecycle/removal.ts';
import { basesOf, candidates } from '../witness/candidates.ts';
import type { Documents } from './documents.ts';
import { judgeSchemas } from './judge-schema.ts';
import type { Matched } from './matched.ts';
import { directionOf } from './surface.ts';

/** What changed of the parameters of an operation: those that came and went, how they are written, what they may be. */
export function parameterChanges(documents: Documents, matched: Matched): readonly Change[] {
  const old = keyed(matched.old);
  const fresh = keyed(matched.new);
  const changes: Change[] = [];
  for (const [key, before] of old) {
    const after = fresh.get(key);
    if (after) changes.push(...compared(documents, matched, before, after));
    else changes.push(removed(documents, matched, before));
  }
  for (const [key, after] of fresh) if (!old.has(key)) changes.push(added(matched, after));
  return changes;
}

/** Parameters by place and name; those of the path by their position, as their names are not on the wire. */
function keyed({ path, parameters }: Operation): ReadonlyMap<string, Parameter> {
  const positions = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return new Map(
    parameters.map((parameter) => [
      parameter.in === 'path'
        ? `path ${positions.indexOf(parameter.name)}`
        : `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`,
      parameter,
    ]),
  );
}

function named({ in: location, name }: Parameter): string {
  return `the ${location} parameter ${name}`;
}

function removed(documents: Documents, matched: Matched, parameter: Parameter): Change {
  const removal = removalOf(valueAt(documents.old.root, parameter.pointer), documents.today);
  const base = {
    direction: directionOf(matched),
    operation: matched.label,
    at: { old: parameter.pointer, new: matched.new.pointer },
  };
  if (removal.kind === 'sanctioned')
    return {
      ...base,
      id: 'request-parameter-removed-with-deprecation',
      verdict: 'compatible',
      message: `${named(parameter)} is gone, as was announced`,
      witness: null,
    };
  if (removal.kind === 'early')
    return {
      ...base,
      id: 'request-parameter-removed-before-sunset',
      verdict: 'breaking',
      message: `${named(parameter)} is gone before its sunset on ${removal.sunset}`,
      witness: { kind: 'rule', shown: `sunset ${removal.sunset}`, validOld: true, validNew: false },
    };
  return {
    ...base,
    id: 'request-parameter-removed',
    verdict: matched.sends === 'old' ? 'review' : 'compatible',
    message: `${named(parameter)} is gone: it may be ignored, or refused`,
    witness: null,
  };
}

function added(matched: Matched, parameter: Parameter): Change {
  const path = parameter.in === 'path';
  const breaks = parameter.required && matched.sends === 'old';
  return {
    id: path ? 'new-request-path-parameter' : `new-${parameter.required ? 'required' : 'optional'}-request-parameter`,
    verdict: breaks ? 'breaking' : 'compatible',
    direction: directionOf(matched),
    operation: matched.label,
    at: { old: matched.old.pointer, new: parameter.pointer },
    message: `${named(parameter)} is new${parameter.required ? ', and required' : ''}`,
    witness: breaks ? without(matched, parameter) : null,
  };
}

function without({ label }: Matched, parameter: Parameter): Witness {
  return { kind: 'request', shown: `${label} without ${named(parameter)}`, validOld: true, validNew: false };
}

function compared(documents: Documents, matched: Matched, before: Parameter, after: Parameter): readonly Change[] {
  const base = {
    direction: directionOf(matched),
    operation: matched.label,
    at: { old: before.pointer, new: after.pointer },
  };
  const changes: Change[] = [];
  if (before.required !== after.required) {
    const breaks = after.required === (matched.sends === 'old');
    changes.push({
      ...base,
      id: `request-parameter-became-${after.required ? 'required' : 'optional'}`,
      at: { old: before.pointer, new: join(after.pointer, 'required') },
      verdict: breaks ? 'breaking' : 'compatible',
      message: `${named(after)} is ${after.required ? 'required now' : 'no longer required'}`,
      witness: breaks
        ? { ...without(matched, after), validOld: matched.sends === 'old', validNew: matched.sends === 'new' }
        : null,
    });
  }
  if (before.deprecated !== after.deprecated)
    changes.push({
      ...base,
      id: `request-parameter-${after.deprecated ? 'deprecated' : 'reactivated'}`,
      verdict: 'compatible',
      message: `${named(after)} is ${after.deprecated ? 'deprecated now' : 'no longer deprecated'}`,
      witness: null,
    });
  changes.push(...wireForm(documents, matched, before, after));
  const [sender, receiver] = matched.sends === 'old' ? [before, after] : [after, before];
  const side = (matched.sends === 'old' ? documents.newSides : documents.oldSides).for('request');
  const accepted = receiver.schema ?? receiver.content?.schema;
  changes.push(
    ...judgeSchemas(
      documents,
      {
        kind: 'request-parameter',
        operation: matched.label,
        place: named(after),
        sends: matched.sends,
        wire: {
          bytes: (value) => written(encodeParameter(sender, value)),
          // In its own form: that the form changed is another change.
          refuses: (value) =>
            !mayReadAsValid(
              { ...receiver, required: true, style: sender.style, explode: sender.explode },
              encodeParameter(sender, value),
              (read) => resembles(value, read) && (accepted === undefined || side.accepts([accepted], read)),
            ),
        },
      },
      before.schema ?? before.content?.schema,
      after.schema ?? after.content?.schema,
    ),
  );
  return changes;
}

/** Whether a reading can be what was sent: who reads an object finds its members, by their own names. */
function resembles(sent: Json, read: Json): boolean {
  if (!isObject(sent)) return true;
  return isObject(read) && Object.keys(sent).every((name) => Object.hasOwn(read, name));
}

/** The same value in other bytes. */
function wireForm(documents: Documents, matched: Matched, before: Parameter, after: Parameter): readonly Change[] {
  const facets = (['style', 'explode', 'allowReserved'] as const).filter((facet) => before[facet] !== after[facet]);
  const content = (before.content?.range ?? '') !== (after.content?.range ?? '');
  if (facets.length === 0 && !content) return [];
  const value = differing(documents, matched, before, { ...after, name: before.name });
  if (value === undefined) return [];
  const facet = content ? 'content' : (facets[0] ?? 'style');
  const reserved = facet === 'allowReserved';
  const [sent, expected] = [before, { ...after, name: before.name }].map((each) =>
    written(encodeParameter(each, value)),
  );
  const sendsRaw = matched.sends === 'old' ? before.allowReserved : after.allowReserved;
  return [
    {
      id: `request-parameter-${facet === 'allowReserved' ? 'allow-reserved' : facet}-changed`,
      verdict: reserved && !sendsRaw ? 'review' : 'breaking',
      direction: directionOf(matched),
      operation: matched.label,
      at: {
        old: content ? before.pointer : placeOf(documents.old.root, before, facet),
        new: content ? after.pointer : placeOf(documents.new.root, after, facet),
      },
      message: `${named(after)}: ${sent} is now written ${expected}`,
      witness: {
        kind: 'instance',
        instance: value,
        at: '',
        bytes: (matched.sends === 'old' ? sent : expected) ?? '',
        validOld: matched.sends === 'old',
        validNew: matched.sends === 'new',
      },
    },
  ];
}

function placeOf(root: Json, { pointer }: Parameter, facet: string): string {
  return member(valueAt(root, pointer), facet) === undefined ? pointer : join(pointer, facet);
}

/** A value of the old document that the two serialise differently; `undefined` where they never do. */
function differing(documents: Documents, { sends }: Matched, before: Parameter, after: Parameter): Json | undefined {
  const [sides, schema] =
    sends === 'old'
      ? [documents.oldSides, before.schema ?? before.content?.schema]
      : [documents.newSides, after.schema ?? after.content?.schema];
  const side = sides.for('request');
  const pointers = schema === undefined ? [] : [schema];
  const telling: readonly Json[] = [['a', 'b'], [1, 2], { a: 1, b: 2 }, { a: 'b' }, 'a/b?c', 'a,b'];
  for (const value of [...telling, ...basesOf(side, pointers), ...candidates(side, pointers, side, pointers)])
    if (
      side.accepts(pointers, value) &&
      written(encodeParameter(before, value)) !== written(encodeParameter(after, value))
    )
      return value;
  return undefined;
}

/** A parameter as it stands in a request line, field or cookie. */
function written(encoded: EncodedParameter): string {
  return 'text' in encoded ? encoded.text : encoded.pairs.map(([name, value]) => `${name}=${value}`).join('&');
}
