import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { RequestModels } from '../models.ts';
import { unwrapped } from './envelope.ts';
import { accepted, jsonBody, requestBody } from './observe.ts';
import { isShared } from './singletons.ts';
import { templatesOf } from './templates.ts';

/** What the only resources of their kind (`/settings`) were before the run wrote to them, so that they can be put back. */
export interface Originals {
  /** Told of every exchange. */
  observe(exchange: AnsweredExchange): void;
  /** Those that were written to, with the request that puts each back; none where what it was cannot be said by a write. */
  changed(): readonly { readonly path: string; readonly restoring: Case | undefined }[];
  /** Told of what is again what it was. */
  restored(path: string): void;
}

/** The originals of one run. `control` yields a write that was accepted. */
export function createOriginals(
  operations: readonly Operation[],
  models: RequestModels,
  control: (write: Operation) => Case | undefined,
): Originals {
  const seen = new Map<string, JsonObject>();
  const written = new Set<string>();
  const writeTo = (path: string): Operation | undefined =>
    templatesOf(operations).operationAt('PUT', path) ?? templatesOf(operations).operationAt('PATCH', path);
  return {
    observe({ case: { operation, method = operation.method }, response }) {
      const { path } = operation;
      if (!accepted(response) || !isShared(path, operations)) return;
      if (method === 'PUT' || method === 'PATCH' || method === 'DELETE') written.add(path);
      const body = method === 'GET' && !seen.has(path) && !written.has(path) ? jsonBody(response) : undefined;
      if (isObject(body)) seen.set(path, unwrapped(body));
    },
    changed: () =>
      [...written].map((path) => {
        const write = writeTo(path);
        const pattern = write && control(write);
        return { path, restoring: pattern && asItWas(pattern, seen.get(path), models) };
      }),
    restored: (path) => void written.delete(path),
  };
}

/** The write that says again what was read, as far as a write may say it; `undefined` where none may. */
function asItWas(write: Case, read: JsonObject | undefined, models: RequestModels): Case | undefined {
  const { operation, body } = write;
  const schema = operation.requestBody?.content.find(({ range }) => range === body?.mediaType)?.schema;
  const sent = requestBody(write);
  if (schema === undefined || !body || !read || !isObject(sent)) return undefined;
  const model = models.model(schema);
  const named = Object.fromEntries(Object.entries(read).filter(([name]) => Object.hasOwn(sent, name)));
  const value = [read, named].find((one) => model.accepts(one));
  return value && { ...write, body: { mediaType: body.mediaType, value } };
}
