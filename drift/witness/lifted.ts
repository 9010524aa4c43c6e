import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { compilePattern } from '../../openapi/pattern.ts';
import { escapeToken, type JsonPointer } from '../../openapi/pointer.ts';
import type { Frame, Pair } from '../schema/edit.ts';
import { flatten } from '../schema/flatten.ts';
import { UNNAMED } from '../schema/members.ts';
import { basesOf, builtFor } from './candidates.ts';
import type { Side } from './side.ts';

/** Who sends and who receives a value, and which side of a pair the sender reads. */
export interface Ends {
  readonly sender: Side;
  readonly receiver: Side;
  readonly sends: 'old' | 'new';
}

/** A whole value, and where in it the local one stands. */
export interface Lifted {
  readonly value: Json;
  readonly at: JsonPointer;
}

/**
 * Whole values with the local one in its place: first in what the sender's schemas build without asking anybody, then
 * in what holds at every node on the way.
 */
export function* lifted(frames: readonly Frame[], local: Json, exchange: Ends, tried: number): Iterable<Lifted> {
  const inner: Lifted = { value: local, at: '' };
  yield* plainly(frames.length - 1, frames, inner, exchange);
  if (frames.length > 0) yield* carefully(frames.length - 1, frames, inner, exchange, { left: tried });
}

function* plainly(i: number, frames: readonly Frame[], inner: Lifted, exchange: Ends): Iterable<Lifted> {
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
  exchange: Ends,
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
function basesFor(pair: Pair, exchange: Ends): readonly Json[] {
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
      const place = `/${escapeToken(name)}${at}`;
      for (const base of [...bases, {}]) if (isObject(base)) yield { value: { ...base, [name]: value }, at: place };
      return;
    }
    case 'pattern':
      for (const base of bases) {
        if (!isObject(base)) continue;
        const name = Object.keys(base).find((each) => compilePattern(step.source)?.test(each));
        if (name !== undefined) yield { value: { ...base, [name]: value }, at: `/${escapeToken(name)}${at}` };
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

/** The schemas of a pair as sender and receiver read them. */
export function sides(
  pair: Pair,
  { sends }: Pick<Ends, 'sends'>,
): readonly [readonly JsonPointer[], readonly JsonPointer[]] {
  return sends === 'old' ? [pair.old, pair.new] : [pair.new, pair.old];
}
