import type { Case } from '../../http/case.ts';
import type { AnsweredExchange, Exchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { CaseGenerator, CaseSource, GeneratorContext, GeneratorId } from '../generator.ts';
import { isSkip } from '../generator.ts';
import { accepted } from './observe.ts';

const POSITIVES: readonly GeneratorId[] = ['examples', 'boundaries', 'valid'];
const MOST_ATTEMPTS = 8;
const ENOUGH = 2;
/** What has not answered so many times is not asked again while there is other work: each time may cost the whole time limit. */
const MOST_SILENT = 2;

/** One request that may serve as positive control, with the address it has as an ordinary case. */
export interface Candidate {
  readonly generator: GeneratorId;
  readonly index: number;
  readonly case: Case;
}

/** What scouting an operation showed. */
export interface Scouted {
  /** The first valid request that was accepted. */
  readonly control: Case | undefined;
  readonly accepted: readonly AnsweredExchange[];
  /** The answer to the last refused candidate: why there is no control. */
  readonly refusal: Exchange | undefined;
}

/** Operations grouped so that those that create what others need come first: fewer path parameters, then POST before GET before the rest. */
export function scoutingOrder(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const rank = ({ method, path }: Operation): number => {
    const depth = path.split('{').length - 1;
    const kind = method === 'POST' ? 0 : method === 'GET' || method === 'HEAD' ? 1 : method === 'DELETE' ? 3 : 2;
    return depth * 4 + kind;
  };
  const groups = new Map<number, Operation[]>();
  for (const operation of operations) groups.set(rank(operation), [...(groups.get(rank(operation)) ?? []), operation]);
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Valid requests in the order in which they are worth trying: documented examples, required-only, everything, random ones. */
export function* candidates(
  operation: Operation,
  generators: readonly CaseGenerator[],
  context: GeneratorContext,
): Iterable<Candidate> {
  const sources = new Map<GeneratorId, CaseSource>();
  for (const id of POSITIVES) {
    const source = generators.find((generator) => generator.id === id)?.cases(operation, context);
    if (source && !isSkip(source)) sources.set(id, source);
  }
  const at = (id: GeneratorId, index: number): Candidate | undefined => {
    const source = sources.get(id);
    const testCase =
      source?.systematic[index] ?? (source && index >= source.systematic.length ? source.draw?.(index) : undefined);
    return testCase && { generator: id, index, case: testCase };
  };
  const tries: readonly (readonly [GeneratorId, number])[] = [
    ['boundaries', 0],
    ['examples', 0],
    ['boundaries', 1],
    ['examples', 1],
    ['valid', 0],
    ['valid', 1],
    ['valid', 2],
    ['valid', 3],
  ];
  for (const [id, index] of tries) {
    const candidate = at(id, index);
    if (candidate && candidate.case.intent.kind === 'valid') yield candidate;
  }
}

/** Tries candidates one after the other until enough were accepted, the credentials were refused twice, or no answer came twice. */
export async function scout(
  tries: Iterable<Candidate>,
  send: (candidate: Candidate) => Promise<Exchange | undefined>,
): Promise<Scouted> {
  const taken: AnsweredExchange[] = [];
  let refusal: Exchange | undefined;
  let attempts = 0;
  let refusedCredentials = 0;
  let silent = 0;
  for (const candidate of tries) {
    if (attempts++ >= MOST_ATTEMPTS || taken.length >= ENOUGH || refusedCredentials >= 2 || silent >= MOST_SILENT)
      break;
    const exchange = await send(candidate);
    if (exchange === undefined) continue;
    if (exchange.failure === undefined && accepted(exchange.response)) taken.push(exchange);
    else refusal = exchange;
    silent = exchange.failure ? silent + 1 : 0;
    if (exchange.response?.status === 401 || exchange.response?.status === 403) refusedCredentials++;
  }
  return { control: taken[0]?.case, accepted: taken, refusal };
}

/** How the reason begins where negatives were not sent, since nothing valid was accepted. */
export const NO_CONTROL = 'no positive control';

/** Why an operation was not reached, in one clause. */
export function refusalReason({ refusal }: Scouted): string {
  if (refusal === undefined) return 'no valid request could be made';
  if (refusal.failure) return `every valid request failed: ${refusal.failure.message}`;
  return `every valid request was answered ${refusal.response.status}`;
}
