import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';

/** How an instance is built. */
export interface Plan {
  /** Which optional members are there. */
  readonly optional: 'none' | 'all';
  /** Which branch of choices is taken, counted over all alternatives of a node. */
  readonly branch: number;
  /** Nodes deeper than this are as small as they may be. */
  readonly depth: number;
  /** Counts what was built so far: a wide schema that holds itself ends by it. */
  readonly spent?: { nodes: number };
}

/** An instance of this many nodes is full: what is built after that holds only what is required. */
export const FULL = 1200;

/** Builds an instance by a plan. */
export type Build = (shapes: Shapes, pointers: readonly JsonPointer[], plan: Plan) => Json | undefined;
