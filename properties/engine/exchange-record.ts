import type { Exchange } from '../../http/exchange.ts';
import type { Redactor } from '../../http/redact.ts';
import { showRequest, showResponse } from '../../http/shown.ts';
import type { GeneratorId } from '../generator.ts';
import type { RunOptions } from '../run-options.ts';
import type { ExchangeRecord, Purpose } from '../run-record.ts';

/** What an exchange was for: the case whose address it stands under, and which part it had in it. */
export interface Trace {
  readonly generator: GeneratorId;
  /** Absent where no case asked for it. */
  readonly address?: string;
  readonly purpose: Purpose;
}

/** Writes exchanges into the run file, where that was asked for. */
export interface Recorder {
  note(exchange: Exchange, trace: Trace): void;
  /** The start record is written: what was held back until then follows it. */
  open(): void;
}

/** Octets of an answer that a run file holds. */
const MOST_BODY = 64 * 1024;

/** A recorder of one run. Does nothing at all without `record`. */
export function createRecorder(
  { record, sink, now }: Pick<RunOptions, 'record' | 'sink' | 'now'>,
  redactor: Redactor,
): Recorder {
  if (!record) return { note() {}, open() {} };
  const begun = now();
  let held: ExchangeRecord[] | undefined = [];
  return {
    note(exchange, trace) {
      const made = exchangeRecord(exchange, trace, redactor, Math.max(0, now() - begun - exchange.elapsed));
      if (held) held.push(made);
      else sink(made);
    },
    open() {
      for (const made of held ?? []) sink(made);
      held = undefined;
    },
  };
}

/** One exchange without secrets. `atMs`: when its request was sent. */
export function exchangeRecord(exchange: Exchange, trace: Trace, redactor: Redactor, atMs: number): ExchangeRecord {
  const { request, response, failure, elapsed } = exchange;
  return {
    type: 'exchange',
    operation: exchange.case.operation.label,
    ...trace,
    request: showRequest(request, redactor),
    ...(response && { response: showResponse(response, elapsed, redactor, { maxBody: MOST_BODY }) }),
    ...(failure && { failure: { kind: failure.kind, message: redactor.text(failure.message) } }),
    atMs: Math.round(atMs),
  };
}
