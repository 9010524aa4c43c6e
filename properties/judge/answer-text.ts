import type { ReceivedResponse } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';

interface Read {
  readonly response: ReceivedResponse;
  readonly text: string;
  /** Absent until it is asked for. */
  json?: { readonly value: Json | undefined };
}

/** As many answers as one sequence has: checks ask for each dozens of times, and then never again. */
const KEPT = 8;
/** Longer answers are kept one at a time: read, they take ten times their octets. */
const LONG = 256 * 1024;
const decoder = new TextDecoder();
const recent: Read[] = [];
let latest: Read | undefined;
let next = 0;

/** The body as text: its octets as UTF-8, a byte order mark left out. */
export function textOf(response: ReceivedResponse): string {
  return readingOf(response).text;
}

/** The JSON value of the body, whatever its label; `undefined` when it is no JSON text (RFC 8259). */
export function jsonOf(response: ReceivedResponse): Json | undefined {
  const reading = readingOf(response);
  reading.json ??= { value: response.body.length === 0 ? undefined : parsed(reading.text) };
  return reading.json.value;
}

/** Reads an answer once, as long as it is among those that were asked for last. */
function readingOf(response: ReceivedResponse): Read {
  if (latest?.response === response) return latest;
  const known = recent.find((reading) => reading.response === response);
  latest = known ?? { response, text: decoder.decode(response.body) };
  if (!known && response.body.length <= LONG) {
    recent[next] = latest;
    next = (next + 1) % KEPT;
  }
  return latest;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}
