import type { Arbitrary } from 'fast-check';
import type { Proof } from '../http/case.ts';
import type { Json } from '../openapi/json.ts';
import type { JsonPointer } from '../openapi/pointer.ts';

/** The three answers to "does this schema have an instance?" (`reference/generation.md`, 3). */
export type Satisfiability =
  | { readonly verdict: 'satisfiable' }
  /** Proven empty. */
  | { readonly verdict: 'unsatisfiable'; readonly reason: string; readonly pointer: JsonPointer }
  /** Not decided within the model or the budget. */
  | { readonly verdict: 'unmodelled'; readonly keyword: string; readonly pointer: JsonPointer };

/** A valid instance chosen for a reason: a boundary, an enum member, a branch, a presence combination. */
export interface SystematicValue {
  readonly value: Json;
  /** `limit = 100 (maximum)`: short, for people. */
  readonly summary: string;
}

/** An instance that breaks exactly one keyword at exactly one place. */
export interface Mutant {
  /** The valid instance that was mutated. */
  readonly baseline: Json;
  readonly value: Json;
  /** Where in the instance the keyword is broken. */
  readonly at: JsonPointer;
  readonly keyword: string;
  /** Where the broken keyword stands in the document's root. */
  readonly schema: JsonPointer;
  readonly summary: string;
  /** `strict` or `coercion` as a JSON value; the wire proof of text locations comes later and may lower it. */
  readonly proof: Proof;
}

/** A single keyword at a single place, for the coverage ledger. */
export interface Constraint {
  readonly schema: JsonPointer;
  readonly keyword: string;
  readonly state: 'proven' | 'impossible' | 'ambiguous' | 'unmodelled';
  readonly reason?: string;
}

/** One schema of the document in the request direction, ready to generate. Compiled once; every member is lazy. */
export interface SchemaModel {
  readonly pointer: JsonPointer;
  readonly satisfiability: Satisfiability;
  /** True iff the instance is valid, by the validator that shares no code with the generator. */
  accepts(value: Json): boolean;
  /** Boundaries, enum members, branches, presence combinations: distinct, valid, bounded in number. */
  systematic(): readonly SystematicValue[];
  /** The smallest natural instance: only what is required. `undefined` unless satisfiable. */
  minimal(): Json | undefined;
  /** The instance with every optional member on. `undefined` unless satisfiable. */
  maximal(): Json | undefined;
  /** Random valid instances. Throws INTERNAL unless satisfiable. */
  arbitrary(): Arbitrary<Json>;
  /** Single-fault mutants made systematically, each keyword at each place at least once, proven by `accepts`' validator. */
  mutants(): readonly Mutant[];
  /** Single-fault mutants of random instances; `undefined` when no keyword can be broken. */
  mutantArbitrary(): Arbitrary<Mutant> | undefined;
  /** What can be broken here, what cannot, and why. */
  constraints(): readonly Constraint[];
}

/** The models of a document's request schemas. */
export interface RequestModels {
  /** The model of the schema at this pointer, in the request direction. Never throws: what cannot be read is unmodelled. */
  model(schema: JsonPointer): SchemaModel;
}
