import type { ReceivedResponse } from '../../http/exchange.ts';
import { field, fieldValues } from '../../http/fields.ts';
import type { Json } from '../../openapi/json.ts';
import { valueAt } from '../../openapi/pointer.ts';

/**
 * The credential in an answer: at a JSON Pointer into its content, in the field of `header NAME`, or in the cookie that it
 * sets as `cookie NAME`. `undefined` when there is none.
 */
export function tokenOf({ headers, body }: ReceivedResponse, tokenAt: string): string | undefined {
  const [, place, name = ''] = /^(header|cookie) +(\S+)$/.exec(tokenAt) ?? [];
  if (place === 'header') return field(headers, name)?.trim() || undefined;
  if (place === 'cookie') {
    const set = fieldValues(headers, 'set-cookie').map((line) => /^\s*([^=;]+)=([^;]*)/.exec(line));
    return set.find((pair) => pair?.[1]?.trim() === name)?.[2]?.trim() || undefined;
  }
  const value = valueAt(parsed(body), tokenAt);
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
}

function parsed(body: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
