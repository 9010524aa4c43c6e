import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { escapeToken, type JsonPointer } from '../../openapi/pointer.ts';
import { members } from '../../openapi/schema/shape.ts';
import type { SchemaEdit } from '../schema/edit.ts';
import { flatten } from '../schema/flatten.ts';
import { candidates, randomCandidates } from './candidates.ts';
import { type Ends, lifted, sides } from './lifted.ts';
import type { Broken, Side } from './side.ts';

/** Who sends and who receives, and what the receiver makes of a whole value. */
export interface Exchange extends Ends {
  /** Names the sides and the direction: what was found for the same is found again. */
  readonly key: string;
  /** Whether the receiver refuses this value for sure: as content, or as it arrives on the wire. */
  refuses(value: Json): boolean;
}

/** A value that proves an edit to be breaking. */
export interface Proof {
  readonly instance: Json;
  /** Where it breaks what the receiver's document says. */
  readonly at: JsonPointer;
}

const MOST_LOCAL = 2;

/** How much is done for one edit. */
interface Effort {
  /** Values with the local one in its place, tried at every node on the way. */
  readonly tried: number;
  /** Whole values that are put before the validator. */
  readonly proven: number;
  /** Whether values are drawn where none of those built does. */
  readonly random: boolean;
}

/** What is likely to break gets more: an edit that is safe by itself is proven wrong by the first few values or by none. */
const EFFORTS: Readonly<Record<'likely' | 'unlikely', Effort>> = {
  likely: { tried: 60, proven: 16, random: true },
  unlikely: { tried: 16, proven: 6, random: false },
};
/** A choice names itself where a branch fails. */
const CHOICES = ['anyOf', 'oneOf'];

/** Looks for a whole value that the sender may send and the receiver refuses because of this edit. */
export function findProof(
  edit: SchemaEdit,
  exchange: Exchange,
  known: Map<string, readonly Json[]>,
  risk: 'likely' | 'unlikely',
): Proof | undefined {
  if (edit.keywords.length === 0) return undefined;
  const effort = EFFORTS[risk];
  const key = [risk, exchange.key, edit.name, edit.member, ...edit.pair.old, '→', ...edit.pair.new, edit.at.new].join(
    ' ',
  );
  const locals = known.get(key) ?? localProofs(edit, exchange, effort);
  known.set(key, locals);
  let left = effort.proven;
  for (const local of locals)
    for (const { value, at } of lifted(edit.frames, local, exchange, effort.tried)) {
      if (exchange.refuses(value)) return { instance: value, at };
      if (left-- <= 0) return undefined;
    }
  return undefined;
}

/** Values of the edited node that the sender accepts and the receiver refuses by a keyword of the edit: by it alone first. */
function localProofs(
  { pair, keywords, member, frames }: SchemaEdit,
  exchange: Exchange,
  effort: Effort,
): readonly Json[] {
  const { sender, receiver } = exchange;
  const [sent, received] = sides(pair, exchange);
  const alone: Json[] = [];
  const among: Json[] = [];
  // Another branch may take what this one refuses: then values of each type are tried.
  const most = frames.some(({ step }) => step.kind === 'branch') ? MOST_LOCAL * 4 : MOST_LOCAL;
  const kinds = new Map<string, number>();
  const look = (value: Json): void => {
    const kind = isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    if ((kinds.get(kind) ?? 0) >= MOST_LOCAL) return;
    if (!sender.accepts(sent, value) || receiver.accepts(received, value)) return;
    if (addsForeign(value, sent, received, exchange)) return;
    const errors = receiver.errors(received, value);
    const matching = errors.filter((error) => matches(error, keywords, member));
    if (matching.length === 0) return;
    if (matching.length === errors.length && !isFine(value)) {
      alone.push(value);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    } else among.push(value);
  };
  const enough = (): boolean => alone.length >= most || among.length >= MOST_LOCAL * 8;
  for (const value of candidates(sender, sent, receiver, received)) {
    if (enough()) break;
    look(value);
  }
  if (alone.length + among.length === 0 && effort.random)
    for (const value of randomCandidates(sender, sent)) look(value);
  return [...alone, ...among.slice(0, MOST_LOCAL)];
}
/** A number of so many decimals that validators may round it: the last thing to prove something by. */
function isFine(value: Json): boolean {
  return typeof value === 'number' && Math.abs(value) < 1e9 && Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6;
}

function matches(
  { keyword, at, member: named }: Broken,
  keywords: readonly string[],
  member: string | undefined,
): boolean {
  if (member !== undefined) {
    if (named === member && keywords.includes(keyword)) return true;
    // What the receiver says of all members, it says of this one.
    return at === `/${escapeToken(member)}` || at.startsWith(`/${escapeToken(member)}/`);
  }
  return keywords.includes(keyword) || CHOICES.includes(keyword);
}

/** A member that only the receiver names proves nothing: nobody sent it before, or nobody misses it. */
export function addsForeign(
  value: Json,
  sent: readonly JsonPointer[],
  received: readonly JsonPointer[],
  { sender, receiver }: Pick<Exchange, 'sender' | 'receiver'>,
): boolean {
  if (!isObject(value)) return false;
  const own = namedBy(sender, sent);
  const foreign = namedBy(receiver, received);
  return Object.keys(value).some((name) => foreign.has(name) && !own.has(name));
}

const named = new WeakMap<Side, Map<string, ReadonlySet<string>>>();

/** Every member that these schemas name, in any of their branches. */
function namedBy(side: Side, pointers: readonly JsonPointer[]): ReadonlySet<string> {
  const known = named.get(side) ?? new Map<string, ReadonlySet<string>>();
  named.set(side, known);
  const key = pointers.join('\n');
  const before = known.get(key);
  if (before) return before;
  const names = new Set([
    ...members(flatten(side.root, pointers)).keys(),
    ...side.shapes.of(pointers).flatMap((shape) => [...members(shape).keys()]),
  ]);
  known.set(key, names);
  return names;
}
