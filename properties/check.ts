import type { AnsweredExchange, FailedExchange } from '../http/exchange.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { JsonPointer } from '../openapi/pointer.ts';
import type { Profile } from './profiles/profile.ts';
import type { ResponseJudge } from './response-judge.ts';

export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'document' | 'convention';
export type Severity = 'error' | 'warning';
/** The groups of `reference/checks.md`; reports and the mock's faults are sorted by it. */
export type Family = 'contract' | 'authentication' | 'protocol' | 'stateful' | 'json';

/** Where a requirement comes from. */
export interface Clause {
  readonly label: string;
  readonly url: string;
}

/** What one check sees wrong in one exchange. Texts are for people and never hold a secret of ours. */
export interface Deviation {
  readonly expected: string;
  readonly actual: string;
  /** Pointer into the document's root: the promise that was broken. */
  readonly at: JsonPointer;
  /** The keyword that was broken in an answer; part of the fingerprint. */
  readonly keyword?: string;
  /** Pointer into the response body, or `header Name`: the part to mark. */
  readonly part?: string;
  /** Overrides the check's own severity. */
  readonly severity?: Severity;
  /** Overrides the check's own level. */
  readonly level?: Level;
}

/** What a check may ask beside the exchange itself. */
export interface CheckContext {
  readonly document: ApiDocument;
  /** Validates answers against the document: bodies, fields, presence. Compiled once per schema. */
  readonly judge: ResponseJudge;
  /** False with `--no-formats`. */
  readonly formats: boolean;
  /** Operation label → statuses that any of its requests may get, by configuration. */
  readonly expected?: ReadonlyMap<string, ReadonlySet<number>>;
  /** Milliseconds of `--max-response-time`; `undefined` when it was not given. */
  readonly maxResponseTime?: number;
  /** The status and body shape the server gives to a path that it does not know, once learnt. */
  readonly unknownPath?: { readonly status: number; readonly shape: string };
  /** The configured secrets of 8 characters or more, as they are sent. Only `credentials-not-echoed` reads them. */
  readonly secrets: readonly string[];
  /** Labels of the operations that hand out credentials: those may answer with one. */
  readonly issuers?: ReadonlySet<string>;
  /** Which integers beyond ±(2^53−1) the run has sent, where it is known. */
  readonly large?: { sent(value: number): boolean };
  /** Which halves of surrogate pairs the run has sent alone, where it is known. */
  readonly surrogates?: { sent(half: string): boolean };
  /** Ids of the checks that were asked for by name. */
  readonly asked?: ReadonlySet<string>;
  /** True when the exchange is a repeat that deviates as the first did, with another valid request accepted in between. */
  readonly confirmed?: boolean;
}

interface CheckBase {
  /** Stable kebab-case id: waivers, fingerprints and configuration key on it. */
  readonly id: string;
  readonly family: Family;
  readonly level: Level;
  /** `off`: only when `--check ID` asks for it. */
  readonly severity: Severity | 'off';
  /** The rule set that it belongs to: without it, it is off, whatever its severity. */
  readonly profile?: Profile;
  /** One sentence: what is promised. */
  readonly requirement: string;
  readonly clause: Clause;
  /** Compares exchanges: its findings are confirmed by running the whole sequence again. */
  readonly pair?: true;
  /** Seen once it is noise (a slow answer, a lost connection): only what repeats is a finding. */
  readonly mustRepeat?: true;
}

/** Judges a complete answer. `inspect` yields every deviation, never throws and never prints. */
export interface AnswerCheck extends CheckBase {
  readonly on: 'answer';
  appliesTo(exchange: AnsweredExchange, context: CheckContext): boolean;
  inspect(exchange: AnsweredExchange, context: CheckContext): Iterable<Deviation>;
}

/** Judges an exchange that got no complete answer. */
export interface FailureCheck extends CheckBase {
  readonly on: 'failure';
  appliesTo(exchange: FailedExchange, context: CheckContext): boolean;
  inspect(exchange: FailedExchange, context: CheckContext): Iterable<Deviation>;
}

export type Check = AnswerCheck | FailureCheck;

/** Declares a check of complete answers. */
export function defineCheck(check: Omit<AnswerCheck, 'on'>): AnswerCheck {
  return { ...check, on: 'answer' };
}

/** Declares a check of exchanges without a complete answer. */
export function defineFailureCheck(check: Omit<FailureCheck, 'on'>): FailureCheck {
  return { ...check, on: 'failure' };
}
