import type { SecurityScheme } from '../openapi/operation.ts';
import type { Case } from './case.ts';
import { REDACTED } from './redact.ts';
import type { ShownRequest } from './shown.ts';

/** A field that curl sets itself. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'connection']);

/**
 * A shell command that sends the request again, with `$PLUMBLINE_TOKEN`, `$PLUMBLINE_SECOND_TOKEN` or
 * `$PLUMBLINE_AUTH_<SCHEME>` where a secret stood. It runs as it is in a POSIX shell, and nothing of the request in it is
 * interpreted by the shell or by curl. `testCase` says which credential it was.
 */
export function curlOf(request: ShownRequest, testCase?: Pick<Case, 'operation' | 'credentials'>): string {
  const variable = variablesOf(testCase);
  const { body } = request;
  const parts = ['curl', ...methodOf(request), word(request.url, variable('query', nameBefore(request.url)))];
  for (const [name, value] of request.headers) {
    if (OWN.has(name.toLowerCase())) continue;
    // curl sends a field without a value only when it ends in a semicolon.
    const line = value.trim() === '' ? `${name};` : `${name}: ${value}`;
    parts.push('-H', word(line, variable(name.toLowerCase() === 'cookie' ? 'cookie' : 'header', name, value)));
  }
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()));
  for (const name of ['Accept', 'User-Agent']) if (!given.has(name.toLowerCase())) parts.push('-H', `${name}:`);
  if (body !== undefined && !given.has('content-type')) parts.push('-H', 'Content-Type:');
  const note =
    testCase?.credentials.kind === 'altered' && JSON.stringify(request).includes(REDACTED)
      ? `# The credential was altered (${printable(testCase.credentials.case)}); only plumbline replay sends it as it was.\n`
      : '';
  if (body === undefined) return `${note}${lines(parts)}`;
  if (typeof body === 'string' && !body.includes('\0'))
    return `${note}${lines([...parts, '--data-raw', word(body, variable('header', 'authorization'))])}`;
  const base64 = typeof body === 'string' ? Buffer.from(body).toString('base64') : body.base64;
  return `${note}printf %s ${word(base64)} | base64 -d | ${lines([...parts, '--data-binary', '@-'])}`;
}

/** `-X` for what curl would not choose itself; `--globoff` and `--path-as-is` so that it takes the address as it is. */
function methodOf({ method, url, body }: ShownRequest): readonly string[] {
  const chosen =
    method === 'HEAD' && body === undefined
      ? ['--head']
      : method === (body === undefined ? 'GET' : 'POST')
        ? []
        : ['-X', word(method)];
  return [
    ...chosen,
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(\/|\?|$)/.test(url) ? ['--path-as-is'] : []),
  ];
}

/** Each option on a line of its own, with its value. */
function lines(parts: readonly string[]): string {
  return parts.reduce(
    (text, part, i) => `${text}${i === 0 ? '' : /^(-H|--data)/.test(part) ? ' \\\n  ' : ' '}${part}`,
    '',
  );
}

type Place = 'header' | 'query' | 'cookie';

/** What the shell puts where a secret stood in this place: in double quotes. */
function variablesOf(
  testCase: Pick<Case, 'operation' | 'credentials'> | undefined,
): (place: Place, name: string, value?: string) => string {
  const schemes = testCase?.operation.security.flat().map(({ scheme }) => scheme) ?? [];
  const second = testCase?.credentials.kind === 'supplied' && testCase.credentials.identity === 'second';
  const token = second ? '$PLUMBLINE_SECOND_TOKEN' : '$PLUMBLINE_TOKEN';
  return (place, name, value = '') => {
    const key = schemes.find(
      (scheme) =>
        scheme.type === 'apiKey' &&
        scheme.in === place &&
        (place === 'cookie' || scheme.parameter.toLowerCase() === name.toLowerCase()),
    );
    if (key) return `$${variableOf(key)}`;
    const basic = schemes.find((scheme) => scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic');
    const authorization = place === 'header' && name.toLowerCase() === 'authorization';
    if (authorization && basic && /^basic /i.test(value))
      return `$(printf %s "$${variableOf(basic)}" | base64 | tr -d '\\n')`;
    const [only] = schemes;
    return only?.type === 'apiKey' && schemes.length === 1 ? `$${variableOf(only)}` : token;
  };
}

function variableOf({ name }: SecurityScheme): string {
  return `PLUMBLINE_AUTH_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/** The name of the query parameter whose value was redacted. */
function nameBefore(url: string): string {
  const at = url.indexOf(`=${REDACTED}`);
  return at < 0 ? '' : url.slice(Math.max(url.lastIndexOf('?', at), url.lastIndexOf('&', at)) + 1, at);
}

/** One word of the shell: in single quotes, but for what stands for a secret. */
function word(text: string, secret = '$PLUMBLINE_TOKEN'): string {
  if (text !== '' && /^[A-Za-z0-9_./:@%+,=-]+$/.test(text)) return text;
  const pieces = text.split(REDACTED).map((piece) => (piece === '' ? '' : `'${piece.replaceAll("'", `'\\''`)}'`));
  const joined = pieces.join(`"${secret}"`);
  return joined === '' ? "''" : joined;
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7E]/g, '?');
}
