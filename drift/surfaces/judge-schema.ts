import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Change, Verdict, Witness } from '../change.ts';
import type { Effect, SchemaEdit } from '../schema/edit.ts';
import { flatten, referred } from '../schema/flatten.ts';
import { candidates } from '../witness/candidates.ts';
import { addsForeign, type Exchange, findProof, type Proof } from '../witness/search.ts';
import { type Documents, editsBetween } from './documents.ts';
import { directionOf, idOf, type Surface, schemaDirection } from './surface.ts';

const MOST_SAMPLED = 60;

/** The changes between two schemas of a surface, each breaking one with a value that proves it. */
export function judgeSchemas(
  documents: Documents,
  surface: Surface,
  old: JsonPointer | undefined,
  fresh: JsonPointer | undefined,
): readonly Change[] {
  const edits = editsBetween(documents, schemaDirection(surface), old, fresh);
  if (edits.length === 0) return [];
  const exchange = exchangeOf(documents, surface, old, fresh);
  const changes = edits.map((edit) => judge(edit, surface, exchange, documents));
  if (
    changes.some(({ verdict }) => verdict !== 'compatible') ||
    edits.every(({ effect, sanctioned }) => effect === 'none' || sanctioned)
  )
    return changes;
  if (edits.every((edit) => isIgnored(edit, exchange) || effectOn(edit, surface) === 'none')) return changes;
  const overlooked = sampled(exchange, old, fresh);
  const [first, ...rest] = changes;
  return overlooked && first
    ? [{ ...first, verdict: 'breaking', witness: witnessOf(overlooked, surface) }, ...rest]
    : changes;
}

function judge(edit: SchemaEdit, surface: Surface, exchange: Exchange, documents: Documents): Change {
  const effect = effectOn(edit, surface);
  const risk = riskOf(effect, surface);
  const hopeless = risk === 'none' || isIgnored(edit, exchange);
  const proof = hopeless ? undefined : findProof(edit, exchange, documents.proofs, risk);
  const verdict: Verdict = proof
    ? 'breaking'
    : risk === 'likely' && !sameOnWire(edit, surface)
      ? 'review'
      : 'compatible';
  const looked = documents.strict && edit.name.startsWith('default-value') ? 'review' : verdict;
  return {
    id: idOf(surface, edit),
    verdict: looked,
    direction: directionOf(surface),
    operation: surface.operation,
    at: edit.at,
    message: `${placeOf(edit, surface)}: ${edit.message}`,
    witness: proof ? witnessOf(proof, surface) : null,
  };
}

/** What an edit of members means depends on who sends: a member that only the receiver names proves nothing. */
function effectOn({ name, effect, sanctioned }: SchemaEdit, { sends }: Surface): Effect {
  if (sanctioned) return 'none';
  const ours = sends === 'old';
  switch (name) {
    case 'optional-property-added':
      return ours ? 'none' : 'doubtful';
    case 'required-property-added':
      return ours ? 'narrows' : 'doubtful';
    case 'optional-property-removed':
      return ours ? 'unknown' : 'none';
    case 'required-property-removed':
      return ours ? 'unknown' : 'widens';
    default:
      return effect;
  }
}

const MEMBERS = ['optional-property-added', 'required-property-added', 'optional-property-removed'];

/** Keywords by which an object refuses a member that it does not know. */
const CLOSING = [
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
  'maxProperties',
];

/** A member that the receiver does not know, where nothing could make it refuse one. */
function isIgnored({ name, pair, frames }: SchemaEdit, { receiver, sends }: Exchange): boolean {
  // A required one that is new is missed where clients send: that is another matter.
  if (!MEMBERS.includes(name) || (name === 'required-property-added' && sends === 'old')) return false;
  if (frames.some(({ step }) => step.kind === 'branch' && step.keyword === 'oneOf')) return false;
  const { keywords } = flatten(receiver.root, sends === 'old' ? pair.new : pair.old);
  return ![...CLOSING, 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas'].some((keyword) => keywords.has(keyword));
}

function riskOf(effect: Effect, { sends }: Surface): 'none' | 'unlikely' | 'likely' {
  switch (effect) {
    case 'none':
      return 'none';
    case 'doubtful':
      return 'unlikely';
    case 'narrows':
      return sends === 'old' ? 'likely' : 'none';
    case 'widens':
      return sends === 'new' ? 'likely' : 'none';
    case 'incomparable':
    case 'unknown':
      return 'likely';
  }
}

/** A type that is written in the same letters: every number is a text. */
function sameOnWire({ name, frames }: SchemaEdit, { wire }: Surface): boolean {
  return wire !== undefined && frames.length === 0 && /type/.test(name);
}

function exchangeOf(
  documents: Documents,
  surface: Surface,
  old: JsonPointer | undefined,
  fresh: JsonPointer | undefined,
): Exchange {
  const direction = schemaDirection(surface);
  const before = documents.oldSides.for(direction);
  const after = documents.newSides.for(direction);
  const [sender, receiver] = surface.sends === 'old' ? [before, after] : [after, before];
  const written = surface.sends === 'old' ? [old, fresh] : [fresh, old];
  // One component is one validator, whatever refers to it.
  const [sent, received] = [sender, receiver].map(({ root }, i) => {
    const pointer = written[i];
    return pointer === undefined ? undefined : referred(root, pointer);
  });
  const pointers = received === undefined ? [] : [received];
  return {
    sender,
    receiver,
    sends: surface.sends,
    key: `${direction} ${surface.sends}`,
    refuses: (value) =>
      (sent === undefined || sender.proves([sent], value)) &&
      !receiver.proves(pointers, value) &&
      (surface.wire?.refuses(value) ?? true),
  };
}

/** Where every edit looks safe: a value that shows that together they are not. */
function sampled(exchange: Exchange, old: JsonPointer | undefined, fresh: JsonPointer | undefined): Proof | undefined {
  const [sent, received] = (exchange.sends === 'old' ? [old, fresh] : [fresh, old]).map((pointer) =>
    pointer === undefined ? [] : [pointer],
  );
  if (!sent || !received || received.length === 0) return undefined;
  let left = MOST_SAMPLED;
  for (const value of candidates(exchange.sender, sent, exchange.receiver, received)) {
    if (left-- <= 0) return undefined;
    if (exchange.refuses(value) && !addsForeign(value, sent, received, exchange)) return { instance: value, at: '' };
  }
  return undefined;
}

function witnessOf({ instance, at }: Proof, { sends, wire }: Surface): Witness {
  return {
    kind: 'instance',
    instance,
    at,
    ...(wire && { bytes: wire.bytes(instance) }),
    validOld: sends === 'old',
    validNew: sends === 'new',
  };
}

/** "the request body, /items/*\/price". */
function placeOf({ frames }: SchemaEdit, { place }: Surface): string {
  const path = frames.flatMap(({ step }) => {
    switch (step.kind) {
      case 'member':
        return [step.name];
      case 'additional':
        return ['*'];
      case 'pattern':
        return [`<${step.source}>`];
      case 'item':
        return ['[]'];
      case 'branch':
        return [];
    }
  });
  return path.length === 0 ? place : `${place}, ${path.join('.').replaceAll('.[]', '[]')}`;
}
