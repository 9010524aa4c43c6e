import { isArray, isObject, type Json } from './json.ts';

/** A JSON Pointer (RFC 6901) without a leading `#`: `''` is the whole, `/paths/~1x` a member. */
export type JsonPointer = string;

const SPECIAL = /[~/]/;

/** One reference token, escaped (RFC 6901, 3). */
export function escapeToken(token: string | number): string {
  const text = String(token);
  return SPECIAL.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text;
}

/** One reference token, unescaped (RFC 6901, 4). */
export function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/** `pointer` followed by each of the tokens, which are escaped here. */
export function join(pointer: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  return tokens.reduce<string>((whole, token) => `${whole}/${escapeToken(token)}`, pointer);
}

/** The unescaped reference tokens of a pointer; `''` has none. */
export function tokensOf(pointer: JsonPointer): readonly string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map(unescapeToken) : tokens;
}

/** The pointer of the containing value, and the last token; `undefined` for the whole. */
export function parentOf(pointer: JsonPointer): { readonly parent: JsonPointer; readonly token: string } | undefined {
  const cut = pointer.lastIndexOf('/');
  return cut < 0 ? undefined : { parent: pointer.slice(0, cut), token: unescapeToken(pointer.slice(cut + 1)) };
}

/** The value at the pointer, or `undefined` where there is none. Own members only. */
export function valueAt(root: Json | undefined, pointer: JsonPointer): Json | undefined {
  let value = root;
  for (const token of tokensOf(pointer)) {
    if (isArray(value)) value = /^(0|[1-9][0-9]*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}
