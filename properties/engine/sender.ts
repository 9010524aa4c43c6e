import type { Case } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import type { AnsweredExchange, Exchange, ReceivedResponse, SendResult, WireRequest } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { depthFailure } from '../../http/nesting.ts';
import type { Redactor } from '../../http/redact.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { RunOptions } from '../run-options.ts';
import type { Recorder, Trace } from './exchange-record.ts';
import type { Governor } from './governor.ts';
import { isSafe, Withheld } from './safety.ts';

/** Octets of an answer that are read; of longer ones the body is not judged. */
export const MOST_BODY = 4 * 1024 * 1024;
const MOST_TRIES = 5;
/** A target that answered before and cannot be reached may be starting again: so long is waited at first. Milliseconds. */
const RESTART = 100;
/** How long a target may put off every request before its refusals count as its answers. Milliseconds. */
const LONGEST_STORM = 60_000;
/** Longest Retry-After that is waited for in full; a longer one is waited for this long and tried again. Milliseconds. */
const LONGEST_PAUSE = 30_000;

/**
 * Sends cases: encodes, waits its turn, obeys 429 and Retry-After, repeats what an intermediary answered. Throws
 * {@link Withheld} for what `--read-only` forbids, and Stopped when the run is over.
 */
export interface Sender {
  send(testCase: Case, trace: Trace, before?: readonly AnsweredExchange[]): Promise<Exchange>;
  /** The bytes that `send` would put on the wire. */
  encode(testCase: Case): WireRequest;
}

/** A sender for one run. `leaving` is told of every request before it goes, `observed` is told of every exchange, repeats of an intermediary's answer excepted; the recorder of all. */
export function createSender(
  options: Pick<RunOptions, 'document' | 'readOnly' | 'target' | 'identities' | 'transport' | 'timeout' | 'now'> & {
    readonly redactor?: Pick<Redactor, 'text'>;
  },
  governor: Governor,
  recorder: Recorder,
  observed: (exchange: Exchange) => void,
  leaving: (request: WireRequest) => void = () => {},
): Sender {
  let stormSince: number | undefined;
  let heard = false;
  /** Requests in a row that came to no connection. */
  let unreached = 0;
  let unanswered: string | undefined;
  /** Why nobody has to be tried again: one sentence that names the last request that was left without an answer. */
  const gone = (message: string): string =>
    `the target went away after ${governor.requests - unreached} requests (${message})${unanswered === undefined ? '' : `; the last one that it left without an answer was ${unanswered}`}`;
  const encode = (testCase: Case): WireRequest =>
    encodeCase(testCase, options.target, options.identities, options.document.root);
  return {
    encode,
    async send(testCase, trace, before = []) {
      const request = encode(testCase);
      // The last door: whatever planned the request, a target that must not change gets nothing that could change it.
      if (options.readOnly && !isSafe(request.method)) throw new Withheld(request.method);
      leaving(request);
      for (let tries = 1; ; tries++) {
        await governor.admit();
        const result = discreet(await transmit(options, governor.signal, request, testCase), options.redactor);
        if (result.failure?.kind === 'aborted') governor.heed();
        const exchange: Exchange = { case: testCase, request, before, ...result };
        recorder.note(exchange, trace);
        if (isUnreached(result)) {
          unreached++;
          if (heard && tries < MOST_TRIES) {
            governor.pause(RESTART * 2 ** tries, 'asked');
            continue;
          }
          if (heard && unreached >= MOST_TRIES) {
            governor.stop('unreachable', gone(result.failure.message));
            governor.heed();
          }
        } else {
          heard = true;
          unreached = 0;
          if (result.failure) unanswered = `${testCase.operation.label}${trace.address ? ` (${trace.address})` : ''}`;
          governor.answered(testCase.operation.label, result.elapsed);
        }
        const wait = patience(testCase.operation, result, tries);
        if (wait === undefined) stormSince = undefined;
        else stormSince ??= options.now();
        const enough = tries >= MOST_TRIES || (stormSince !== undefined && options.now() - stormSince > LONGEST_STORM);
        if (wait === undefined || enough) {
          observed(exchange);
          return exchange;
        }
        governor.pause(Math.min(wait, LONGEST_PAUSE), 'asked');
      }
    },
  };
}

/** What is said of a failure quotes the target, and ends up in reasons and reports: secrets are taken out here. */
function discreet(result: SendResult, redactor: Pick<Redactor, 'text'> | undefined): SendResult {
  if (!result.failure || !redactor) return result;
  return { ...result, failure: { ...result.failure, message: redactor.text(result.failure.message) } };
}

/** No connection could be had: nobody has seen the request, and nothing is proven by it. */
function isUnreached(result: SendResult): result is Extract<SendResult, { response?: undefined }> {
  return result.failure !== undefined && /^(refused|dns|tls)$/.test(result.failure.kind);
}

async function transmit(
  options: Pick<RunOptions, 'transport' | 'timeout'>,
  signal: AbortSignal | undefined,
  request: WireRequest,
  testCase: Case,
): Promise<SendResult> {
  const send = { timeout: options.timeout, maxBody: MOST_BODY, signal };
  const result = await (request.raw || testCase.raw
    ? options.transport.sendRaw(request, send)
    : options.transport.send(request, send));
  const failure = depthFailure(result.response);
  return failure ? { elapsed: result.elapsed, failure } : result;
}

/**
 * How long to wait before the same request is sent again, because what answered was not the API: a rate limit, an
 * overload, a gateway. `undefined`: the answer stands. A status that the operation documents is the API's own.
 */
function patience(operation: Operation, { response }: SendResult, tries: number): number | undefined {
  if (!response) return undefined;
  const asked = retryAfter(response);
  if (response.status === 429) return asked ?? 50 * 2 ** tries;
  if (response.status === 503 && asked !== undefined) return asked;
  const gateway =
    response.status === 502 ||
    response.status === 503 ||
    response.status === 504 ||
    (response.status >= 520 && response.status <= 530);
  return gateway && !operation.responses.has(String(response.status)) ? 10 * 2 ** tries : undefined;
}

/** Milliseconds of a Retry-After in seconds; a date is taken as one second, since clocks differ. */
function retryAfter(response: ReceivedResponse): number | undefined {
  const text = field(response.headers, 'retry-after')?.trim();
  if (!text) return undefined;
  return /^[0-9]+$/.test(text) ? Number(text) * 1000 : 1000;
}
