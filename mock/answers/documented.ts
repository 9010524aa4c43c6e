import type { Operation, ResponseObject } from '../../openapi/operation.ts';
import type { Refusal } from '../judge/refusal.ts';

/** A status with what the document says of it. */
export interface DocumentedStatus {
  readonly status: number;
  readonly response: ResponseObject | undefined;
}

/** Exact code, else its range, else `default` (OpenAPI, Responses Object). */
export function responseFor(operation: Operation, status: number): ResponseObject | undefined {
  const { responses } = operation;
  return responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default');
}

/** True where the document mentions the status, exactly or by a pattern. */
export function isDocumented(operation: Operation, status: number): boolean {
  return responseFor(operation, status) !== undefined;
}

/** The lowest documented success, else a redirection, else 200 (204 where nothing at all is documented). */
export function successOf(operation: Operation): DocumentedStatus {
  const codes = [...operation.responses.keys()]
    .filter((key) => /^[1-5]\d\d$/.test(key))
    .map(Number)
    .sort((a, b) => a - b);
  const success = codes.find((code) => code >= 200 && code < 300 && code !== 206) ?? codes.find((code) => code === 206);
  const pattern = operation.responses.has('2XX') || operation.responses.has('default');
  const redirection = codes.find((code) => code >= 300 && code < 400 && code !== 304);
  const status = success ?? (pattern ? 200 : (redirection ?? (operation.responses.has('3XX') ? 302 : 200)));
  return { status, response: responseFor(operation, status) };
}

/** The status with which a refusal is answered: as documented where the document leaves a choice. */
export function refusalStatus(operation: Operation | undefined, { kind }: Refusal): number {
  switch (kind) {
    case 'unknown-path':
    case 'unknown-resource':
      return 404;
    case 'method':
      return 405;
    case 'too-large':
      return 413;
    case 'head-too-large':
      return 431;
    case 'credentials':
      return 401;
    case 'scope':
      return 403;
    case 'not-acceptable':
      return 406;
    case 'media-type':
      return 415;
    case 'state':
      return 409;
    case 'precondition':
      return 412;
    case 'unchanged':
      return 304;
    case 'body-syntax':
      return 400;
    case 'parameter':
    case 'body-missing':
    case 'body-schema':
      return !operation?.responses.has('400') && operation?.responses.has('422') ? 422 : 400;
  }
}
