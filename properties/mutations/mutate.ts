import type { Proof } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';
import type { SchemaError, SchemaValidator } from '../../openapi/schema/validator-types.ts';
import { fitsType } from '../arbitraries/instance.ts';
import { removeAt, replaceAt, type Site, sites } from '../arbitraries/sites.ts';
import type { Mutant } from '../models.ts';
import { coercions } from './coercions.ts';
import { mutations } from './index.ts';
import type { Proposal } from './mutation.ts';

const MOST = 260;
/** Proposals for one keyword at one place that break something else, or nothing. */
const MOST_FRUITLESS = 150;

/**
 * Single-fault mutants of these instances: every mutation at every place, kept where the validator finds exactly the one
 * keyword broken at exactly the one place. Each keyword of each place is broken in a few ways, the same way once.
 */
export function mutate(
  shapes: Shapes,
  pointer: JsonPointer,
  bases: readonly Json[],
  validator: SchemaValidator,
  most = MOST,
): readonly Mutant[] {
  const found = new Map<string, Mutant>();
  const perKeyword = new Map<string, number>();
  const fruitless = new Map<string, number>();
  const tried = new Set<string>();
  for (const base of bases) {
    for (const site of placesOf(shapes, pointer, base)) {
      for (const mutation of mutations) {
        for (const proposal of mutation.propose(site, shapes)) {
          if (found.size >= most) return [...found.values()];
          const place = `${site.at.replace(/\/\d+/g, '/*')} ${proposal.schema} ${proposal.member ?? ''}`;
          const key = `${place} ${proposal.member === undefined ? JSON.stringify(proposal.value) : ''}`;
          if (found.has(key) || (perKeyword.get(place) ?? 0) >= 9) continue;
          // What failed at this place on one instance fails on the next, and many failures are enough.
          const attempt = `${key} ${proposal.found ?? ''} ${site.shape.choices.join()}`;
          if (tried.has(attempt) || (fruitless.get(place) ?? 0) >= MOST_FRUITLESS) continue;
          const mutant = prove(base, site, proposal, validator);
          if (!mutant) {
            tried.add(attempt);
            fruitless.set(place, (fruitless.get(place) ?? 0) + 1);
            continue;
          }
          found.set(key, mutant);
          perKeyword.set(place, (perKeyword.get(place) ?? 0) + 1);
        }
      }
    }
  }
  return [...found.values()];
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
function prove(base: Json, site: Site, proposal: Proposal, validator: SchemaValidator): Mutant | undefined {
  const changed = apply(base, site, proposal);
  const at = proposal.member === undefined ? site.at : join(site.at, proposal.member);
  const errors = validator.errors(changed);
  if (errors.length === 0 || !errors.every((error) => isTarget(error, proposal, site.at))) return undefined;
  if (proposal.within && errors.length > 1) return undefined;
  return {
    baseline: base,
    value: changed,
    at,
    keyword: proposal.keyword,
    schema: proposal.schema,
    summary: proposal.summary,
    proof: proofOf(base, site, proposal, validator),
  };
}

function isTarget(error: SchemaError, proposal: Proposal, at: JsonPointer): boolean {
  const { keyword, member, schema, found = keyword, foundAt = '', within = false } = proposal;
  if (within) return error.instance === `${at}${foundAt}` || error.schema.startsWith(`${schema}/`);
  if (error.instance !== at && error.instance !== `${at}${foundAt}`) return false;
  if (error.keyword === found) return member === undefined || error.property === undefined || error.property === member;
  // The validator may name the choice that a broken keyword inside it makes fail.
  return (
    error.instance === at &&
    (error.keyword === 'oneOf' || error.keyword === 'anyOf') &&
    schema.startsWith(`${error.schema}/`)
  );
}

function apply(base: Json, site: Site, { value, member }: Proposal): Json {
  if (member === undefined) return replaceAt(base, site.at, value ?? null);
  return value === undefined ? removeAt(base, join(site.at, member)) : replaceAt(base, join(site.at, member), value);
}

/** `coercion` when something that a lenient reader makes of the value is valid: what it spells, its text, nothing at all. */
function proofOf(base: Json, site: Site, proposal: Proposal, validator: SchemaValidator): Proof {
  if (proposal.keyword !== 'type' || proposal.value === undefined) return 'strict';
  if (coercions(proposal.value).some((reading) => validator.accepts(replaceAt(base, site.at, reading))))
    return 'coercion';
  const absent = proposal.value === null && site.at !== '' && validator.accepts(removeAt(base, site.at));
  return absent ? 'coercion' : 'strict';
}
