import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** What the run itself said: a target that says it back shows nothing of its own. */
export interface OwnWords {
  /** Takes note of the content of a request. */
  said(body: Json): void;
  /** Whether a member of this name was sent. */
  hasName(name: string): boolean;
  /** Whether this text was sent as a value. */
  hasText(text: string): boolean;
}

const MOST_TEXTS = 100_000;
const DEEPEST = 40;

/** Nothing said yet. */
export function createOwnWords(): OwnWords {
  const names = new Set<string>();
  const texts = new Set<string>();
  const note = (value: Json | undefined, depth: number): void => {
    if (depth > DEEPEST || texts.size > MOST_TEXTS) return;
    if (typeof value === 'string') texts.add(value);
    else if (isArray(value)) for (const item of value) note(item, depth + 1);
    else if (isObject(value))
      for (const [name, member] of Object.entries(value)) {
        names.add(name);
        note(member, depth + 1);
      }
  };
  return {
    said: (body) => note(body, 0),
    hasName: (name) => names.has(name),
    hasText: (text) => texts.has(text),
  };
}
