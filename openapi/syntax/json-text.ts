import type { Json } from '../json.ts';
import { type JsonPointer, join } from '../pointer.ts';
import type { Places, Span } from './places.ts';

/** A text that is no JSON: why, and the offset where that shows. */
export class JsonFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** A key that an object has twice: the pointer of the member, and where the later key stands. */
export type Twice = (pointer: JsonPointer, later: Span) => void;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// A string without escapes ends at the first quotation mark; the rest is left to JSON.parse.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;

/** Reads JSON (RFC 8259) with the places of its values. Of equal keys the last counts. Throws JsonFault. */
export function readJson(text: string, places: Places, twice: Twice): Json {
  let at = 0;
  const space = (): void => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  };
  const fail = (expected: string): never => {
    const found = at >= text.length ? 'the text ends' : `${JSON.stringify(text.charAt(at))} stands`;
    throw new JsonFault(`${found} where ${expected} is expected`, at);
  };
  const string = (expected: string): string => {
    STRING.lastIndex = at;
    if (!STRING.test(text)) return fail(text.charAt(at) === '"' ? 'a string that ends on its line' : expected);
    const slice = text.slice(at, STRING.lastIndex);
    try {
      const value = slice.includes('\\') ? String(JSON.parse(slice)) : slice.slice(1, -1);
      at = STRING.lastIndex;
      return value;
    } catch {
      return fail('a string with valid escapes');
    }
  };
  const value = (pointer: JsonPointer): Json => {
    switch (text.charAt(at)) {
      case '{':
        return object(pointer);
      case '[':
        return array(pointer);
      case '"':
        return string('a value');
    }
    for (const [word, meant] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return meant;
    }
    NUMBER.lastIndex = at;
    if (!NUMBER.test(text)) return fail('a value');
    const number = Number(text.slice(at, NUMBER.lastIndex));
    at = NUMBER.lastIndex;
    return number;
  };
  const object = (pointer: JsonPointer): Json => {
    const out: Record<string, Json> = {};
    const names: string[] = [];
    const spans: Span[] = [];
    at++;
    space();
    while (text.charAt(at) !== '}' || names.length > 0) {
      const start = at;
      const name = string(names.length > 0 ? 'a key (no comma may stand before the end)' : 'a key');
      const span: Span = [start, at];
      if (Object.hasOwn(out, name)) twice(join(pointer, name), span);
      names.push(name);
      spans.push(span);
      space();
      if (text.charAt(at) !== ':') fail('a colon');
      at++;
      space();
      // Defined, not assigned: `__proto__` is a member like any other.
      Object.defineProperty(out, name, {
        value: value(join(pointer, name)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      space();
      if (text.charAt(at) === '}') break;
      if (text.charAt(at) !== ',') fail('a comma or }');
      at++;
      space();
    }
    at++;
    places.note(out, spans, names);
    return out;
  };
  const array = (pointer: JsonPointer): Json => {
    const out: Json[] = [];
    const spans: Span[] = [];
    at++;
    space();
    while (text.charAt(at) !== ']' || out.length > 0) {
      const start = at;
      out.push(value(join(pointer, out.length)));
      spans.push([start, at]);
      space();
      if (text.charAt(at) === ']') break;
      if (text.charAt(at) !== ',') fail('a comma or ]');
      at++;
      space();
    }
    at++;
    places.note(out, spans);
    return out;
  };
  space();
  const whole = value('');
  space();
  if (at < text.length) fail('the end');
  return whole;
}
