import { REDACTED } from './redact.ts';
import type { ShownRequest } from './shown.ts';

/** A field that curl sets itself, or that would only repeat what it does. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'host', 'connection']);

/**
 * A shell line that sends the request again, with `$PLUMBLINE_TOKEN` where the secret stood. Runs as it is in a POSIX
 * shell; nothing in it is interpreted but that variable.
 */
export function curlOf(request: ShownRequest): string {
  const parts = [`curl -X ${word(request.method)} ${word(request.url)}`];
  if (request.method === 'HEAD') parts[0] = `curl --head ${word(request.url)}`;
  for (const [name, value] of request.headers) {
    if (OWN.has(name.toLowerCase())) continue;
    parts.push(`-H ${word(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (!request.headers.some(([name]) => name.toLowerCase() === 'content-type') && request.body !== undefined)
    parts.push("-H 'Content-Type:'");
  const { body } = request;
  // --data-raw: a body that begins with @ names no file.
  if (typeof body === 'string') parts.push(`--data-raw ${word(body)}`);
  else if (body) return `printf %s ${word(body.base64)} | base64 -d | ${parts.join(' \\\n  ')} \\\n  --data-binary @-`;
  return parts.join(' \\\n  ');
}

/** One word of the shell: in single quotes, but for the variable that stands for a secret. */
function word(text: string): string {
  const pieces = text.split(REDACTED).map((piece) => (piece === '' ? '' : quote(piece)));
  const joined = pieces.join('"$PLUMBLINE_TOKEN"');
  return joined === '' ? "''" : joined;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
