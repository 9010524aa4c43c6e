import type { HeaderField } from './exchange.ts';
import { fieldValues } from './fields.ts';
import { type ChunkReader, createChunkReader } from './raw-chunks.ts';

/** A complete answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: readonly HeaderField[];
  /** The lines of the header section, status line first, as latin1 text. */
  readonly head: readonly string[];
  /** Content, framing removed, at most as much as was asked for. */
  readonly content: readonly Uint8Array[];
  readonly truncated: boolean;
  readonly octetsAfterHead: number;
  /** Octets beyond what the framing announced. */
  readonly surplus: number;
}

/** Reads one answer as it comes in. Every octet may be pushed on its own. */
export interface AnswerReader {
  push(octets: Buffer): void;
  /** The connection was closed by the other side. */
  end(): void;
  /** `more`: incomplete. `complete`: whatever comes now is surplus. `broken`: it is no HTTP/1.1 answer. */
  readonly state: 'more' | 'complete' | 'broken';
  /** Why it is broken or incomplete: one clause. */
  readonly reason: string;
  /** True when it is broken because the header section goes beyond the cap. */
  readonly tooLarge: boolean;
  /** `undefined` unless complete. */
  answer(): RawAnswer | undefined;
}

export interface ReaderLimits {
  readonly maxHead: number;
  readonly maxBody: number;
}

type Framing =
  | { readonly kind: 'none' | 'until-close' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked'; readonly reader: ChunkReader };

const STATUS_LINE = /^HTTP\/1\.[01] ([1-9][0-9]{2})(?: |$)/;
const FIELD_LINE = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:/;
const MOST_INTERIM = 64;

/** A reader by RFC 9112, 6.3, for the answer to this method. */
export function createAnswerReader(method: string, { maxHead, maxBody }: ReaderLimits): AnswerReader {
  let state: AnswerReader['state'] = 'more';
  let reason = 'nothing came';
  let pending: Buffer = Buffer.alloc(0);
  let interim = 0;
  let head: readonly string[] | undefined;
  let headers: readonly HeaderField[] = [];
  let status = 0;
  let framing: Framing = { kind: 'none' };
  let content: Uint8Array[] = [];
  let kept = 0;
  let received = 0;
  let octetsAfterHead = 0;
  let surplus = 0;
  let truncated = false;
  let tooLarge = false;

  const broken = (why: string): void => {
    state = 'broken';
    reason = why;
    pending = Buffer.alloc(0);
  };
  const keep = (octets: Uint8Array): void => {
    received += octets.length;
    const room = maxBody - kept;
    if (octets.length > room) truncated = true;
    if (room > 0) {
      content.push(octets.subarray(0, room));
      kept += Math.min(room, octets.length);
    }
    // What lies beyond the cap is never waited for.
    if (truncated) state = 'complete';
  };
  const readHead = (octets: Buffer): Buffer | undefined => {
    const searched = Math.max(0, pending.length - 3);
    pending = pending.length === 0 ? octets : Buffer.concat([pending, octets]);
    const end = pending.indexOf('\r\n\r\n', searched);
    if (end < 0) {
      const start = pending.subarray(0, 5).toString('latin1');
      if (!'HTTP/'.startsWith(start))
        broken(`the answer begins with ${shown(pending.subarray(0, 40).toString('latin1'))}, not with a status line`);
      else if (pending.length > maxHead) {
        tooLarge = true;
        broken(`the header section is longer than ${maxHead} octets`);
      } else reason = 'the header section is incomplete';
      return undefined;
    }
    const lines = pending.subarray(0, end).toString('latin1').split('\r\n');
    const rest = pending.subarray(end + 4);
    pending = Buffer.alloc(0);
    const code = STATUS_LINE.exec(lines[0] ?? '')?.[1];
    if (code === undefined) broken(`the status line is ${shown(lines[0] ?? '')}`);
    else if (code.startsWith('1') && code !== '101') {
      if (++interim > MOST_INTERIM) broken(`more than ${MOST_INTERIM} interim answers came`);
      else reason = `only an interim answer (${code}) came`;
      return state === 'broken' ? undefined : rest;
    } else begin(Number(code), lines);
    return state === 'broken' ? undefined : rest;
  };
  const begin = (code: number, lines: readonly string[]): void => {
    const fields = fieldsOf(lines.slice(1));
    const found = wrongLine(lines) ?? framingOf(method, code, fields);
    if (typeof found === 'string') {
      broken(found);
      return;
    }
    head = lines;
    status = code;
    headers = fields;
    framing = found;
    if (framing.kind === 'none' || (framing.kind === 'length' && framing.length === 0)) state = 'complete';
    reason = 'the content is incomplete';
  };
  const readBody = (octets: Buffer): void => {
    octetsAfterHead += octets.length;
    switch (framing.kind) {
      case 'none':
        surplus += octets.length;
        return;
      case 'until-close':
        keep(octets);
        return;
      case 'length': {
        const left = framing.length - received;
        const own = octets.subarray(0, left);
        surplus += octets.length - own.length;
        keep(own);
        if (received >= framing.length) state = 'complete';
        else reason = `Content-Length says ${framing.length}, ${received} octets came`;
        return;
      }
      case 'chunked': {
        const { data, rest } = framing.reader.push(octets);
        for (const piece of data) keep(piece);
        if (framing.reader.broken !== undefined) broken(framing.reader.broken);
        else if (framing.reader.done) {
          state = 'complete';
          surplus += rest;
        } else reason = `the last chunk is missing, ${received} octets came`;
      }
    }
  };
  return {
    get state() {
      return state;
    },
    get reason() {
      return reason;
    },
    get tooLarge() {
      return tooLarge;
    },
    push(octets) {
      let rest: Buffer | undefined = octets;
      while (rest !== undefined && head === undefined && state === 'more' && rest.length > 0) rest = readHead(rest);
      if (rest === undefined || rest.length === 0 || state === 'broken' || head === undefined) return;
      if (state === 'complete') {
        octetsAfterHead += rest.length;
        if (!truncated) surplus += rest.length;
      } else readBody(rest);
    },
    end() {
      if (state === 'more' && head !== undefined && framing.kind === 'until-close') state = 'complete';
    },
    answer() {
      if (state !== 'complete' || head === undefined) return undefined;
      const whole = content;
      content = [];
      return { status, headers, head, content: whole, truncated, octetsAfterHead, surplus };
    },
  };
}

/** What is wrong with the first line of the header section that is wrong. */
function wrongLine(lines: readonly string[]): string | undefined {
  const bad = lines.find((line, i) => i > 0 && !FIELD_LINE.test(line) && !/^[ \t]/.test(line));
  if (bad !== undefined) return `the header section has the line ${shown(bad)}`;
  const control = lines.find((line) => /[\r\n\0]/.test(line));
  return control === undefined
    ? undefined
    : `a line of the header section holds a bare CR, LF or NUL: ${shown(control)}`;
}

/** How the content is delimited (RFC 9112, 6.3), or what is wrong with that. */
function framingOf(method: string, status: number, headers: readonly HeaderField[]): Framing | string {
  if (method === 'HEAD' || status === 204 || status === 304 || status === 101) return { kind: 'none' };
  const codings = fieldValues(headers, 'transfer-encoding').join(',');
  if (codings !== '')
    return /(^|,)\s*chunked\s*$/i.test(codings)
      ? { kind: 'chunked', reader: createChunkReader() }
      : { kind: 'until-close' };
  const lengths = new Set(
    fieldValues(headers, 'content-length').flatMap((value) => value.split(',').map((part) => part.trim())),
  );
  const [length] = lengths;
  if (length === undefined) return { kind: 'until-close' };
  if (lengths.size > 1) return `Content-Length is given as ${[...lengths].map(shown).join(' and ')}`;
  return /^[0-9]{1,15}$/.test(length)
    ? { kind: 'length', length: Number(length) }
    : `Content-Length is ${shown(length)}`;
}

/** Field lines as fields; a line that begins with whitespace goes on with the one before (RFC 9112, 5.2). */
function fieldsOf(lines: readonly string[]): readonly HeaderField[] {
  const fields: [string, string][] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last[1] = `${last[1]} ${line.trim()}`;
    else {
      const cut = line.indexOf(':');
      fields.push([line.slice(0, cut), line.slice(cut + 1).replace(/^[ \t]+|[ \t]+$/g, '')]);
    }
  }
  return fields;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
