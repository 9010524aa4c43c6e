import type { Proof } from '../../http/case.ts';
import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';
import type { SchemaError, SchemaValidator } from '../../openapi/schema/validator-types.ts';
import { fitsType } from '../arbitraries/leaves.ts';
import { removeAt, replaceAt, type Site, siteBy, sites } from '../arbitraries/sites.ts';
import type { Mutant } from '../models.ts';
import { coercions } from './coercions.ts';
import { mutations } from './index.ts';
import type { Proposal } from './mutation.ts';

const MOST = 260;
/** Places and keywords that are broken once, before any is broken in another way. */
const MOST_PLACES = 1200;
const MOST_COPIED = 1_200_000;
const MOST_WAYS = 9;
const DEEPEST_CHOICE = 4;
/** Proposals for one keyword at one place that break something else, or nothing. */
const MOST_FRUITLESS = 150;

/**
 * Single-fault mutants of these instances: every mutation at every place, kept where the validator finds exactly the one
 * keyword broken at exactly the one place. Each keyword of each place is broken once first, then in other ways.
 */
export function mutate(
  shapes: Shapes,
  pointer: JsonPointer,
  bases: readonly Json[],
  judge: Judge,
  most = MOST,
): readonly Mutant[] {
  const search: Search = { found: new Map(), perPlace: new Map(), fruitless: new Map(), tried: new Set() };
  // To change one of ten thousand members is to copy all of them, and to judge them again.
  const widest = Math.max(1, ...bases.map((base) => (typeof base === 'object' && base ? Object.keys(base).length : 1)));
  const places = Math.max(MOST, Math.min(MOST_PLACES, Math.floor(MOST_COPIED / widest)));
  const limits = most < MOST ? [most] : [places, most];
  for (const [round, limit] of limits.entries()) {
    const ways = round === 0 && limits.length > 1 ? 1 : MOST_WAYS;
    const done = new Set<string>();
    for (const base of bases) {
      for (const site of placesOf(shapes, pointer, base)) {
        if (search.found.size >= limit) break;
        // Instances share most of what they hold: what was tried there once is not tried again.
        const same = `${site.at} ${site.pointers.join()} ${site.shape.choices.join()} ${JSON.stringify(site.value)}`;
        if (done.has(same)) continue;
        done.add(same);
        breakAt(search, { shapes, base, site, judge, limit, ways });
      }
    }
  }
  return [...search.found.values()];
}

/** Places that are tried for one mutant of one instance. */
const MOST_SITES = 8;

/** One single-fault mutant of an instance, the same for the same `pick`; `undefined` where few tries find none. */
export function mutateOnce(
  shapes: Shapes,
  pointer: JsonPointer,
  base: Json,
  judge: Judge,
  pick: number,
): Mutant | undefined {
  const near = siteBy(shapes, [pointer], base, pick);
  const found = near && mutantAt(shapes, base, near, judge, Math.floor(pick / 64));
  if (found) return found;
  const places = [...placesOf(shapes, pointer, base)];
  for (let i = 0; i < Math.min(MOST_SITES, places.length); i++) {
    const site = places[(pick + i) % places.length];
    const mutant = site && mutantAt(shapes, base, site, judge, pick);
    if (mutant) return mutant;
  }
  return undefined;
}

/** A mutant that breaks something at this place, of each keyword at most a few proposals. */
function mutantAt(shapes: Shapes, base: Json, site: Site, judge: Judge, turn: number): Mutant | undefined {
  const applicable = mutations.filter(({ keyword }) => site.shape.keywords.has(keyword));
  for (let j = 0; j < applicable.length; j++) {
    const proposals = firstOf(applicable[(turn + j) % applicable.length]?.propose(site, shapes) ?? [], 1 + (turn % 7));
    for (let k = 0; k < Math.min(4, proposals.length); k++) {
      const proposal = proposals[proposals.length - 1 - k];
      const mutant = proposal && prove(base, site, proposal, judge);
      if (mutant) return mutant;
    }
  }
  return undefined;
}

/** No more than so many: those that nobody takes are not made. */
function firstOf<T>(all: Iterable<T>, most: number): readonly T[] {
  const taken: T[] = [];
  for (const one of all) {
    taken.push(one);
    if (taken.length >= most) break;
  }
  return taken;
}

/** Who decides what is broken: the validator of the whole, and those of the schemas inside of it. */
export interface Judge {
  readonly whole: SchemaValidator;
  readonly root: JsonObject;
  at(pointer: JsonPointer): SchemaValidator;
}

interface Search {
  readonly found: Map<string, Mutant>;
  /** How often a keyword is broken at a place already. */
  readonly perPlace: Map<string, number>;
  readonly fruitless: Map<string, number>;
  readonly tried: Set<string>;
}

interface Place {
  readonly shapes: Shapes;
  readonly base: Json;
  readonly site: Site;
  readonly judge: Judge;
  readonly limit: number;
  readonly ways: number;
}

/** Breaks every keyword of one place, up to so many ways. */
function breakAt(
  { found, perPlace, fruitless, tried }: Search,
  { shapes, base, site, judge, limit, ways }: Place,
): void {
  const at = site.at.replace(/\/\d+/g, '/*');
  const choices = site.shape.choices.join();
  for (const mutation of mutations) {
    if (!site.shape.keywords.has(mutation.keyword)) continue;
    for (const proposal of mutation.propose(site, shapes)) {
      if (found.size >= limit) return;
      const place = `${at} ${proposal.schema} ${proposal.member ?? ''}`;
      // Who takes text for a number does so everywhere: one of each type comes with the first look at every place.
      const counted = ways === 1 && isSpelt(site, proposal) ? `spelt ${typeof site.value}` : place;
      if ((perPlace.get(counted) ?? 0) >= ways) continue;
      const key = `${place} ${proposal.member === undefined ? JSON.stringify(proposal.value) : ''}`;
      // What failed at this place on one instance fails on the next, and many failures are enough.
      const attempt = `${key} ${proposal.found ?? ''} ${choices}`;
      if (found.has(key) || tried.has(attempt) || (fruitless.get(place) ?? 0) >= MOST_FRUITLESS) continue;
      const mutant = prove(base, site, proposal, judge);
      if (mutant) {
        found.set(key, mutant);
        perPlace.set(counted, (perPlace.get(counted) ?? 0) + 1);
      } else {
        tried.add(attempt);
        fruitless.set(place, (fruitless.get(place) ?? 0) + 1);
      }
    }
  }
}

/** Whether it is the number or boolean that stands there, as text. */
function isSpelt({ value }: Site, proposal: Proposal): boolean {
  return (typeof value === 'number' || typeof value === 'boolean') && proposal.value === String(value);
}

/** Every place, once for each of the shapes it may take where conditions decide: which holds the validator knows. */
function* placesOf(shapes: Shapes, pointer: JsonPointer, base: Json): Iterable<Site> {
  for (const site of sites(shapes, [pointer], base)) {
    yield site;
    if (!site.shape.keywords.has('if')) continue;
    for (const shape of shapes.of(site.pointers))
      if (shape !== site.shape && fitsType(site.value, shape.types)) yield { ...site, shape };
  }
}

/** The mutant, if the validator agrees that it breaks what it claims and nothing else. */
function prove(base: Json, site: Site, proposal: Proposal, judge: Judge): Mutant | undefined {
  const changed = apply(base, site, proposal);
  const at = proposal.member === undefined ? site.at : join(site.at, proposal.member);
  if (!isSole(judge, judge.whole.errors(changed), proposal, { base, changed, at: site.at }, 0)) return undefined;
  return {
    baseline: base,
    value: changed,
    at,
    keyword: proposal.keyword,
    schema: proposal.schema,
    summary: proposal.summary,
    proof: proofOf(base, site, proposal, judge.whole),
  };
}

/** An instance before and after, and the place that was changed. */
interface Change {
  readonly base: Json;
  readonly changed: Json;
  readonly at: JsonPointer;
}

/**
 * Whether what was to be broken is all that is. A choice that fails around it counts as it, where the branch that held
 * before fails by nothing else.
 */
function isSole(
  judge: Judge,
  errors: readonly SchemaError[],
  proposal: Proposal,
  { base, changed, at }: Change,
  depth: number,
): boolean {
  if (errors.length === 0) return false;
  if (errors.every((error) => isTarget(error, proposal, at))) return proposal.within !== true || errors.length === 1;
  const [choice, ...more] = errors;
  if (!choice || more.length > 0 || depth > DEEPEST_CHOICE || !/^(oneOf|anyOf)$/.test(choice.keyword)) return false;
  if (at !== choice.instance && !at.startsWith(`${choice.instance}/`)) return false;
  const branches = valueAt(judge.root, choice.schema);
  const before = valueAt(base, choice.instance);
  const after = valueAt(changed, choice.instance);
  if (!isArray(branches) || before === undefined || after === undefined) return false;
  const inside = { base: before, changed: after, at: at.slice(choice.instance.length) };
  return branches.some((_, i) => {
    const branch = judge.at(join(choice.schema, i));
    return branch.accepts(before) && isSole(judge, branch.errors(after), proposal, inside, depth + 1);
  });
}

function isTarget(error: SchemaError, proposal: Proposal, at: JsonPointer): boolean {
  const { keyword, member, schema, found = keyword, foundAt = '', within = false } = proposal;
  if (within) return error.instance === `${at}${foundAt}` || error.schema.startsWith(`${schema}/`);
  if (error.instance !== at && error.instance !== `${at}${foundAt}`) return false;
  return error.keyword === found && (member === undefined || error.property === undefined || error.property === member);
}

function apply(base: Json, site: Site, { value, member }: Proposal): Json {
  if (member === undefined) return replaceAt(base, site.at, value ?? null);
  return value === undefined ? removeAt(base, join(site.at, member)) : replaceAt(base, join(site.at, member), value);
}

/**
 * `coercion` when something that a lenient reader makes of the value is valid: what it spells, its text, nothing at all.
 * `ambiguous` when only white space around it is wrong, which many take away before they look.
 */
function proofOf(base: Json, site: Site, proposal: Proposal, validator: SchemaValidator): Proof {
  const { value } = proposal;
  if (typeof value === 'string' && value !== value.trim() && proposal.member === undefined) {
    if (validator.accepts(replaceAt(base, site.at, value.trim()))) return 'ambiguous';
  }
  if (proposal.keyword !== 'type' || proposal.value === undefined) return 'strict';
  if (coercions(proposal.value).some((reading) => validator.accepts(replaceAt(base, site.at, reading))))
    return 'coercion';
  const absent = proposal.value === null && site.at !== '' && validator.accepts(removeAt(base, site.at));
  return absent ? 'coercion' : 'strict';
}
