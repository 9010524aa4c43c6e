import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import type { Describe, Described } from '../../properties/judge/declared.ts';
import {
  MOST_SAMPLES,
  type Observations,
  type ObservedAnswer,
  type ObservedMember,
  type SeenAnswer,
} from './observation.ts';
import type { OwnWords } from './own-words.ts';
import { formOf } from './text-form.ts';

/** Gathers what is seen, answer by answer. Memory is bounded by the number of members, not of answers. */
export interface Observer {
  see(answer: SeenAnswer): void;
  /** Everything seen so far. */
  observations(): Observations;
}

interface AnswerTally {
  samples: number;
  readonly mediaTypes: Set<string>;
  readonly members: Map<JsonPointer, MemberTally>;
}

interface MemberTally {
  present: number;
  readonly types: Set<string>;
  /** `undefined` once there are too many, or one that is no word. */
  values: Set<string> | undefined;
  texts: number;
  /** `undefined` once a text was of another form, or before the first. */
  form: string | undefined;
  range: [number, number] | undefined;
  /** How often it was an object. */
  holders: number;
  readonly undocumented: boolean;
  readonly sent: boolean;
}

/** Words only: whatever is longer or holds digits may be somebody's data. */
const WORD = /^[A-Za-z][A-Za-z_.-]{0,23}$/;
const MOST_VALUES = 8;
const MOST_MEMBERS = 400;
/** Items looked at in one array. */
const MOST_ITEMS = 20;

/** What a note on an answer needs to know: how its members are described, and what the run said itself. */
interface Source {
  described(holder: JsonPointer, name: string): Described;
  readonly own: OwnWords;
}

/** An observer that has seen nothing. */
export function createObserver(describe: Describe, own: OwnWords): Observer {
  const operations = new Map<string, Map<string, AnswerTally & Source>>();
  return {
    see({ operation, status, mediaType, body }) {
      const answers = operations.get(operation) ?? new Map<string, AnswerTally & Source>();
      operations.set(operation, answers);
      const key = String(status);
      const described = remembered((holder, name) => describe(operation, status, holder, name));
      const tally = answers.get(key) ?? { samples: 0, mediaTypes: new Set(), members: new Map(), described, own };
      answers.set(key, tally);
      tally.samples++;
      tally.mediaTypes.add(mediaType);
      if (body !== undefined) note(tally.members, '', body, tally);
    },
    observations: () => ({
      operations: sorted(
        [...operations].map(([label, answers]) => [
          label,
          { answers: sorted([...answers].map(([status, tally]) => [status, observed(tally)])) },
        ]),
      ),
    }),
  };
}

function remembered(describe: Source['described']): Source['described'] {
  const known = new Map<string, Described>();
  return (holder, name) => {
    const key = join(holder, name);
    const found = known.get(key) ?? describe(holder, name);
    known.set(key, found);
    return found;
  };
}

function note(
  members: Map<JsonPointer, MemberTally>,
  pointer: JsonPointer,
  value: Json,
  source: Source,
  origin: Pick<MemberTally, 'undocumented' | 'sent'> = { undocumented: false, sent: false },
): void {
  const tally = members.get(pointer) ?? { ...unseen(), ...origin };
  if (!members.has(pointer)) {
    if (members.size >= MOST_MEMBERS) return;
    members.set(pointer, tally);
  }
  tally.present++;
  tally.types.add(typeOf(value));
  if (isArray(value)) for (const item of value.slice(0, MOST_ITEMS)) note(members, `${pointer}/*`, item, source);
  else if (isObject(value)) {
    tally.holders++;
    for (const [name, member] of Object.entries(value)) noteMember(members, pointer, name, member, source);
  } else if (typeof value === 'string') noteText(tally, value, source.own.hasText(value));
  else if (typeof value === 'number') {
    const [least = value, greatest = value] = tally.range ?? [];
    tally.range = [Math.min(least, value), Math.max(greatest, value)];
  }
}

function noteMember(
  members: Map<JsonPointer, MemberTally>,
  holder: JsonPointer,
  name: string,
  member: Json | undefined,
  source: Source,
): void {
  if (member === undefined) return;
  const found = source.described(holder, name);
  const sent = source.own.hasName(name);
  if (found === 'map') note(members, `${holder}/*`, member, source, { undocumented: false, sent: true });
  // What nobody declared and the run itself sent is the run's own.
  else if (found === 'declared' || !sent)
    note(members, join(holder, name), member, source, { undocumented: found === 'undocumented', sent });
}

function unseen(): Omit<MemberTally, 'undocumented' | 'sent'> {
  return { present: 0, types: new Set(), values: new Set(), texts: 0, form: undefined, range: undefined, holders: 0 };
}

function noteText(tally: MemberTally, text: string, ours: boolean): void {
  const form = formOf(text);
  tally.form = tally.texts === 0 || tally.form === form ? form : undefined;
  tally.texts++;
  if (ours || !WORD.test(text) || (tally.values?.size === MOST_VALUES && !tally.values.has(text)))
    tally.values = undefined;
  tally.values?.add(text);
}

function observed({ samples, mediaTypes, members }: AnswerTally): ObservedAnswer {
  return {
    samples: Math.min(samples, MOST_SAMPLES),
    mediaTypes: [...mediaTypes].sort(),
    members: sorted([...members].map(([pointer, tally]) => [pointer, member(pointer, tally, members)])),
  };
}

function member(
  pointer: JsonPointer,
  tally: MemberTally,
  members: ReadonlyMap<JsonPointer, MemberTally>,
): ObservedMember {
  const holder = members.get(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
  const item = pointer === '' || pointer.endsWith('/*');
  const chances = item || !holder ? tally.present : holder.holders;
  const { values, form, range } = tally;
  // Few values among few samples are chance, and a text that anybody may have written.
  // What a map holds has no meaning of its own here.
  const closed =
    !(item && tally.sent) && values && values.size > 0 && tally.texts >= 10 && values.size * 4 <= tally.texts;
  return {
    presence: tally.present >= chances ? 'always' : 'sometimes',
    samples: Math.min(chances, MOST_SAMPLES),
    types: [...tally.types].sort(),
    ...(tally.undocumented && { undocumented: true as const }),
    ...(tally.sent && { sent: true as const }),
    ...(closed && { values: [...values].sort() }),
    ...(form !== undefined && { form }),
    ...(range && { range: [outwards(range[0], -1), outwards(range[1], 1)] as const }),
  };
}

/** The next power of ten away from the range's middle, signs kept; zero stays zero. */
function outwards(bound: number, direction: -1 | 1): number {
  if (bound === 0) return 0;
  const away = Math.sign(bound) === direction;
  const power = away ? Math.ceil(Math.log10(Math.abs(bound))) : Math.floor(Math.log10(Math.abs(bound)));
  return Math.sign(bound) * 10 ** power;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
