import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { tokensOf, valueAt } from '../../openapi/pointer.ts';
import { fit, printable } from '../paint.ts';

const MOST_LINES = 6;

/** A body for people: on one line where it fits, and the part that is wrong underlined. Never more than a few lines. */
export function markedBody(body: string, part: string | undefined, width: number): readonly string[] {
  const value = parse(body);
  if (value === undefined)
    return body
      .split('\n')
      .slice(0, MOST_LINES)
      .map((line) => fit(printable(line), width));
  const text = oneLine(value);
  if (part === undefined || text.length <= width)
    return [fit(printable(text), width), ...underline(text, value, part, width)];
  // Too long to show whole: the innermost object around the part that still fits.
  for (let tokens = tokensOf(part); tokens.length > 0; tokens = tokens.slice(0, -1)) {
    const holder = `/${tokens.slice(0, -1).join('/')}`.replace(/^\/$/, '');
    const inner = valueAt(value, holder);
    if (inner === undefined) continue;
    const shown = `${holder} ${oneLine(inner)}`;
    return [fit(printable(shown), width), ...underline(shown, inner, `/${tokens.at(-1)}`, width)];
  }
  return [fit(printable(text), width)];
}

function underline(text: string, value: Json, part: string | undefined, width: number): readonly string[] {
  if (part === undefined || part === '') return [];
  const name = tokensOf(part).at(-1);
  const there = valueAt(value, part);
  if (name === undefined || there === undefined) return [];
  const wanted = /^\d+$/.test(name) ? oneLine(there) : `${JSON.stringify(name)}: ${oneLine(there)}`;
  const at = text.indexOf(wanted);
  const start = at + wanted.length - oneLine(there).length;
  return at < 0 || start >= width
    ? []
    : [`${' '.repeat(start)}${'~'.repeat(Math.max(1, Math.min(oneLine(there).length, width - start)))}`];
}

/** Nobody reads what stands deeper, and a body of ten thousand brackets would exhaust the stack. */
const DEEPEST = 64;

function oneLine(value: Json, depth = 0): string {
  if (depth > DEEPEST) return '…';
  if (isArray(value)) return `[${value.map((inner) => oneLine(inner, depth + 1)).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([name, inner]) => `${JSON.stringify(name)}: ${oneLine(inner ?? null, depth + 1)}`,
    );
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}
