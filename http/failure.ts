import type { FailureKind, TransportFailure } from './exchange.ts';

const KINDS: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  EHOSTDOWN: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ETIMEDOUT: 'refused',
  UND_ERR_CONNECT_TIMEOUT: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  EPROTO: 'tls',
  UND_ERR_PRX_TLS: 'tls',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'framing',
};

/** What an error of a socket or client says about the exchange: its kind, and one clause for people. */
export function failureOf(error: unknown): TransportFailure {
  if (!(error instanceof Error)) return { kind: 'reset', message: String(error) };
  const code = codeOf(error);
  // Several addresses were tried: the first failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  if (isUnreadable(error)) return { kind: 'framing', message: `the answer is not HTTP/1.1: ${error.message}` };
  if (isTls(code)) return { kind: 'tls', message: `TLS failed: ${error.message || code}` };
  if (code === '' && error.cause instanceof Error) return failureOf(error.cause);
  const kind = KINDS[code] ?? 'reset';
  switch (kind) {
    case 'refused':
      return { kind, message: `no connection: ${error.message || code}` };
    case 'dns':
      return { kind, message: `the host name does not resolve: ${error.message || code}` };
    case 'tls':
      return { kind, message: `TLS failed: ${error.message || code}` };
    case 'too-large':
      return { kind, message: 'the header section of the answer is larger than the cap' };
    case 'reset':
      return { kind, message: 'the connection was reset' };
    case 'timeout':
    case 'framing':
    case 'aborted':
      return { kind, message: error.message || code };
  }
}

/** True when the parser of the HTTP client could not read the answer. Its errors do not always carry their code. */
export function isUnreadable(error: unknown): boolean {
  return codeOf(error).startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError');
}

/** The code of an error, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isTls(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_)|_CERT(IFICATE)?(_|$)|SIGNATURE|ERROR_IN_CERT|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED/.test(
    code,
  );
}
