import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { compilePattern } from '../../openapi/pattern.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { members } from '../../openapi/schema/shape.ts';
import type { Frame, Pair, SchemaEdit } from '../schema/edit.ts';
import { flatten } from '../schema/flatten.ts';
import { UNNAMED } from '../schema/members.ts';
import { basesOf, builtFor, candidates, randomCandidates } from './candidates.ts';
import type { Broken, Side } from './side.ts';

/** Who sends and who receives, and what the receiver makes of a whole value. */
export interface Exchange {
  readonly sender: Side;
  readonly receiver: Side;
  /** The side of a pair that the sender reads. */
  readonly sends: 'old' | 'new';
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
    for (const { value, at } of lifted(edit.frames, local, exchange, effort)) {
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
    return at === `/${escaped(member)}` || at.startsWith(`/${escaped(member)}/`);
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

interface Lifted {
  readonly value: Json;
  readonly at: JsonPointer;
}

/**
 * Whole values with the local one in its place: first in what the sender's schemas build without asking anybody, then
 * in what holds at every node on the way.
 */
function* lifted(frames: readonly Frame[], local: Json, exchange: Exchange, { tried }: Effort): Iterable<Lifted> {
  const inner: Lifted = { value: local, at: '' };
  yield* plainly(frames.length - 1, frames, inner, exchange);
  if (frames.length > 0) yield* carefully(frames.length - 1, frames, inner, exchange, { left: tried });
}

function* plainly(i: number, frames: readonly Frame[], inner: Lifted, exchange: Exchange): Iterable<Lifted> {
  const frame = frames[i];
  if (!frame) return yield inner;
  const [sent] = sides(frame.pair, exchange);
  for (const optional of ['none', 'all'] as const) {
    const base = builtFor(exchange.sender, sent, optional);
    const [candidate] = placed(frame.step, inner, base === undefined ? [] : [base], exchange.sender.root, sent);
    if (candidate) return yield* plainly(i - 1, frames, candidate, exchange);
  }
}

function* carefully(
  i: number,
  frames: readonly Frame[],
  inner: Lifted,
  exchange: Exchange,
  budget: { left: number },
): Iterable<Lifted> {
  const frame = frames[i];
  if (!frame) return yield inner;
  const [sent, received] = sides(frame.pair, exchange);
  for (const candidate of placed(frame.step, inner, basesFor(frame.pair, exchange), exchange.sender.root, sent)) {
    if (budget.left-- <= 0) return;
    if (exchange.sender.accepts(sent, candidate.value) && !exchange.receiver.accepts(received, candidate.value))
      yield* carefully(i - 1, frames, candidate, exchange, budget);
  }
}

const common = new WeakMap<readonly Json[], readonly Json[]>();

/** What the sender builds for a node: what the receiver takes as well first, so that only the edit is refused. */
function basesFor(pair: Pair, exchange: Exchange): readonly Json[] {
  const [sent, received] = sides(pair, exchange);
  const all = basesOf(exchange.sender, sent);
  const known = common.get(all);
  if (known) return known;
  const both = all.filter((value) => exchange.receiver.accepts(received, value));
  const ordered = [...both, ...all.filter((value) => !both.includes(value))];
  common.set(all, ordered);
  return ordered;
}

function* placed(
  step: Frame['step'],
  { value, at }: Lifted,
  bases: readonly Json[],
  root: JsonObject,
  sent: readonly JsonPointer[],
): Iterable<Lifted> {
  switch (step.kind) {
    case 'branch':
      yield { value, at };
      if (isObject(value)) for (const base of bases) if (isObject(base)) yield { value: { ...base, ...value }, at };
      return;
    case 'member':
    case 'additional': {
      const name = step.kind === 'member' ? step.name : UNNAMED;
      const place = `/${escaped(name)}${at}`;
      for (const base of [...bases, {}]) if (isObject(base)) yield { value: { ...base, [name]: value }, at: place };
      return;
    }
    case 'pattern':
      for (const base of bases) {
        if (!isObject(base)) continue;
        const name = Object.keys(base).find((each) => compilePattern(step.source)?.test(each));
        if (name !== undefined) yield { value: { ...base, [name]: value }, at: `/${escaped(name)}${at}` };
      }
      return;
    case 'item': {
      const place = `/${step.index}${at}`;
      for (const base of bases) {
        if (!isArray(base)) continue;
        if (base.length > step.index) yield { value: base.with(step.index, value), at: place };
        else if (base.length === step.index) yield { value: [...base, value], at: place };
      }
      const fewest = Math.max(step.index + 1, ...minimums(root, sent));
      if (step.index === 0) yield { value: Array.from({ length: Math.min(fewest, 50) }, () => value), at: place };
    }
  }
}

function minimums(root: JsonObject, pointers: readonly JsonPointer[]): readonly number[] {
  return (flatten(root, pointers).keywords.get('minItems') ?? []).flatMap(({ value }) =>
    typeof value === 'number' ? [value] : [],
  );
}

function sides(pair: Pair, { sends }: Exchange): readonly [readonly JsonPointer[], readonly JsonPointer[]] {
  return sends === 'old' ? [pair.old, pair.new] : [pair.new, pair.old];
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
