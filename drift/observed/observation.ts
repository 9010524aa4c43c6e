import type { Json } from '../../openapi/json.ts';

/** What a target was seen to do, in a form that can be reviewed and compared. Sorted; holds no value of a request. */
export interface Observations {
  /** By operation label. */
  readonly operations: Readonly<Record<string, ObservedOperation>>;
}

export interface ObservedOperation {
  /** By status. */
  readonly answers: Readonly<Record<string, ObservedAnswer>>;
}

/** All answers of one status. */
export interface ObservedAnswer {
  /** How many were seen, counted up to {@link MOST_SAMPLES}. */
  readonly samples: number;
  /** Media types without parameters; `''` for answers without content. */
  readonly mediaTypes: readonly string[];
  /** By JSON Pointer into the body, `*` for the items of an array and the members of a map; `''` is the body itself. */
  readonly members: Readonly<Record<string, ObservedMember>>;
}

export interface ObservedMember {
  /** Whether it was there whenever the object that holds it was. */
  readonly presence: 'always' | 'sometimes';
  /** How often the object that holds it was seen, counted up to {@link MOST_SAMPLES}. */
  readonly samples: number;
  /** JSON types, `integer` and `number` apart. */
  readonly types: readonly string[];
  /** True where the document declares no such member. */
  readonly undocumented?: true;
  /** True where the run itself sent members of this name: what stands there may be its own. */
  readonly sent?: true;
  /** All values, where they were words and few among many samples. */
  readonly values?: readonly string[];
  /** What every text was: `date-time`, `date`, `uuid`, `uri`, `email`. */
  readonly form?: string;
  /** Least and greatest number, rounded outwards to a power of ten, so that another run states the same. */
  readonly range?: readonly [least: number, greatest: number];
}

/** More of the same says nothing new; counts stop here, so that the file stays the same. */
export const MOST_SAMPLES = 20;

/** One answer of an operation, as far as it is observed. */
export interface SeenAnswer {
  readonly operation: string;
  readonly status: number;
  /** Without parameters, in lower case; `''` without content. */
  readonly mediaType: string;
  /** The body where it was complete JSON. */
  readonly body?: Json;
}
