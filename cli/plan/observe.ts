import type { Observations, SeenAnswer } from '../../drift/observed/observation.ts';
import { createObserver } from '../../drift/observed/observe.ts';
import { createOwnWords } from '../../drift/observed/own-words.ts';
import type { Transport, WireRequest } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { Json } from '../../openapi/json.ts';
import { describedBy } from '../../properties/judge/declared.ts';
import { run } from '../../properties/run.ts';
import type { EndRecord, RunRecord } from '../../properties/run-record.ts';
import { locator } from '../../traffic/base.ts';
import { createClassifier } from '../../traffic/classify.ts';
import type { Io } from '../io.ts';
import type { Plan } from './plan.ts';

/** Who else looks on while a target is observed. */
export interface Witnesses {
  seen?(request: WireRequest, response: Received): void;
  sink?(record: RunRecord): void;
}

/** Runs the suite against the plan's target and gathers what its operations answer. Does not end the plan. */
export async function observeTarget(
  plan: Plan,
  io: Pick<Io, 'interrupted'>,
  also: Witnesses = {},
): Promise<{ readonly observations: Observations; readonly end: EndRecord }> {
  const { document, options } = plan;
  const { operations, target } = options;
  const own = createOwnWords();
  const observer = createObserver(describedBy(document, operations), own);
  const classify = createClassifier(document, operations, locator(document.root, operations, target.baseUrl, []));
  const watched = (send: Transport['send']): Transport['send'] => {
    return async (request, limits) => {
      const said = request.body && isJson(field(request.headers, 'content-type') ?? '') && jsonOf(request.body);
      if (said !== undefined && said !== '') own.said(said);
      const result = await send(request, limits);
      const testCase = result.response && classify({ request });
      // What another method or path answers says nothing about the operation.
      if (testCase && testCase.method === undefined && result.response)
        observer.see(seenAnswer(testCase.operation.label, result.response));
      if (result.response && request.raw !== true) also.seen?.(request, result.response);
      return result;
    };
  };
  const end = await run({
    ...options,
    transport: {
      send: watched((request, limits) => options.transport.send(request, limits)),
      sendRaw: watched((request, limits) => options.transport.sendRaw(request, limits)),
      close: () => options.transport.close(),
    },
    sink: (record) => also.sink?.(record),
    signal: io.interrupted,
  });
  return { observations: observer.observations(), end };
}

function seenAnswer(operation: string, { status, headers, body, truncated }: Received): SeenAnswer {
  const contentType = field(headers, 'content-type') ?? '';
  const mediaType = body.length === 0 ? '' : (parseMediaType(contentType)?.essence ?? contentType.toLowerCase());
  const parsed = truncated || body.length === 0 || !isJson(contentType) ? undefined : jsonOf(body);
  return { operation, status, mediaType, ...(parsed !== undefined && { body: parsed }) };
}

type Received = NonNullable<Awaited<ReturnType<Transport['send']>>['response']>;

function jsonOf(body: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}
