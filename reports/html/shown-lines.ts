import type { ShownBody, ShownRequest, ShownResponse } from '../../http/shown.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { cutJsonLines } from './cut-json.ts';

/** A line of a request or answer as text, with the pointer of the value in the body that it shows, where it shows one. */
export interface ShownLine {
  readonly text: string;
  readonly at?: string;
  /** The value alone, a suffix of the text but for a comma; absent where the value goes on in further lines. */
  readonly value?: string;
  /** Lower-case name of the header field. */
  readonly field?: string;
}

/** Longer bodies are cut: nobody reads them in a page, and the run file has more. Characters. */
const MOST_SHOWN = 64 * 1024;
/** Longer bodies are shown as they came, deeper ones too. Characters, levels, lines. */
const MOST_INDENTED = 32 * 1024;
const MOST_LEVELS = 24;
const MOST_LINES = 2000;

/** A request, line by line. */
export function requestLines({ method, url, headers, body }: ShownRequest): readonly ShownLine[] {
  return [{ text: `${method} ${url}` }, ...headers.map(headerLine), ...bodyLines(body)];
}

/** An answer, line by line. */
export function responseLines({ status, headers, body, truncated }: ShownResponse): readonly ShownLine[] {
  return [
    { text: String(status) },
    ...headers.map(headerLine),
    ...bodyLines(body),
    ...(truncated ? [{ text: '… (cut)' }] : []),
  ];
}

function headerLine([name, value]: readonly [string, string]): ShownLine {
  return { text: `${name}: ${value}`, field: name.toLowerCase() };
}

function bodyLines(body: ShownBody | undefined): readonly ShownLine[] {
  if (body === undefined) return [];
  if (typeof body !== 'string') {
    const octets = Math.floor((body.base64.length * 3) / 4);
    return [{ text: '' }, { text: `(${octets} octets that are no text, in base64)` }, ...plain(body.base64)];
  }
  const value = body.length > MOST_INDENTED ? undefined : parse(body);
  return [{ text: '' }, ...(value === undefined ? plain(body) : (wholeLines(value) ?? plain(body)))];
}

function plain(text: string): readonly ShownLine[] {
  const lines = cutJsonLines(text.slice(0, MOST_SHOWN)).map((line) => ({ text: line }));
  return text.length > MOST_SHOWN ? [...lines, { text: `… and ${text.length - MOST_SHOWN} more characters` }] : lines;
}

function wholeLines(value: Json): readonly ShownLine[] | undefined {
  const lines = indented(value, '', '', '', 0);
  return lines && lines.length <= MOST_LINES ? lines : undefined;
}

/** JSON as an indented text, a line for every scalar; `undefined` where it nests too deep to be indented. */
function indented(
  value: Json,
  at: string,
  indent: string,
  name: string,
  level: number,
): readonly ShownLine[] | undefined {
  if (level > MOST_LEVELS) return undefined;
  const entries = isArray(value)
    ? value.map((item, i) => [String(i), item, ''] as const)
    : isObject(value)
      ? Object.entries(value).map(([key, item]) => [key, item ?? null, `${JSON.stringify(key)}: `] as const)
      : undefined;
  const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries === undefined || entries.length === 0) {
    const text = entries === undefined ? JSON.stringify(value) : `${open}${close}`;
    return [{ text: `${indent}${name}${text}`, at, value: text }];
  }
  const lines: ShownLine[] = [{ text: `${indent}${name}${open}`, at }];
  for (const [i, [key, item, label]] of entries.entries()) {
    const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
    const inner = indented(item, `${at}/${token}`, `${indent}  `, label, level + 1);
    if (inner === undefined) return undefined;
    lines.push(...(i < entries.length - 1 ? withComma(inner) : inner));
  }
  lines.push({ text: `${indent}${close}` });
  return lines;
}

function withComma(lines: readonly ShownLine[]): readonly ShownLine[] {
  return lines.map((line, i) => (i === lines.length - 1 ? { ...line, text: `${line.text},` } : line));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}
