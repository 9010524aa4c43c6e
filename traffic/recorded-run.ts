import type { ShownBody, ShownRequest, ShownResponse } from '../http/shown.ts';
import type { Run } from '../properties/run-record.ts';
import type { RecordedExchange } from './recorded.ts';

/** The exchanges that a run file kept: all of them where it was recorded, else those of its findings. */
export function exchangesOf(run: Run, source: string): readonly RecordedExchange[] {
  const kept =
    run.exchanges.length > 0
      ? run.exchanges.map(({ request, response, address }) => ({ request, response, name: address }))
      : run.findings.flatMap(({ request, response, before = [], id }) => [
          ...before.map((step) => ({ ...step, name: id })),
          { request, response, name: id },
        ]);
  return kept.map(({ request, response, name }) => exchangeOf(request, response, `${source}, ${name}`));
}

function exchangeOf(request: ShownRequest, response: ShownResponse | undefined, from: string): RecordedExchange {
  const { method, url, headers, body } = request;
  return {
    from,
    request: { method, url, headers, ...(body !== undefined && { body: bytesOf(body) }) },
    elapsed: response?.durationMs ?? 0,
    ...(response
      ? {
          response: {
            status: response.status,
            headers: response.headers,
            body: response.body === undefined ? Buffer.alloc(0) : bytesOf(response.body),
            ...(response.truncated && { truncated: 'size' as const }),
          },
        }
      : { failure: { kind: 'aborted' as const, message: 'no answer was recorded' } }),
  };
}

function bytesOf(body: ShownBody): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.base64, 'base64');
}
