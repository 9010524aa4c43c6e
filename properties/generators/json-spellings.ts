import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** How the tokens of a JSON text are written. */
export interface Spelling {
  /** The inside of a string's quotes. */
  readonly text?: (text: string) => string;
  /** An integer. */
  readonly integer?: (text: string) => string;
  readonly members?: 'reversed';
  /** Stands around every token. */
  readonly space?: string;
}

/** JSON text of a value in another spelling (RFC 8259): it means the same. */
export function spelt(value: Json, { text, integer, members, space = '' }: Spelling): string {
  const quoted = (plain: string): string => (text ? `"${text(plain)}"` : JSON.stringify(plain));
  const write = (inner: Json): string => {
    if (typeof inner === 'string') return quoted(inner);
    if (typeof inner === 'number') {
      if (Object.is(inner, -0)) return '-0';
      return integer && Number.isSafeInteger(inner) ? integer(String(inner)) : JSON.stringify(inner);
    }
    if (isArray(inner)) return `[${space}${inner.map(write).join(`${space},${space}`)}${space}]`;
    if (!isObject(inner)) return JSON.stringify(inner);
    const entries = Object.entries(inner).map(
      ([name, member]) => `${quoted(name)}${space}:${space}${write(member ?? null)}`,
    );
    return `{${space}${(members ? entries.reverse() : entries).join(`${space},${space}`)}${space}}`;
  };
  return `${space}${write(value)}${space}`;
}

/** Every UTF-16 code unit as `\uXXXX`. */
export function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

/** Whether there is an integer in it. */
export function hasInteger(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (isArray(value)) return value.some(hasInteger);
  return isObject(value) && Object.values(value).some(hasInteger);
}
