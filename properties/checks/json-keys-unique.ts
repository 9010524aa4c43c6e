import { defineCheck } from '../check.ts';
import { jsonOf, textOf } from '../judge/answer-text.ts';
import { rfc8259 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

export const jsonKeysUnique = defineCheck({
  id: 'json-keys-unique',
  family: 'json',
  level: 'SHOULD',
  severity: 'error',
  requirement: 'The names within an object are unique.',
  clause: rfc8259('4'),
  appliesTo: isJsonAnswer,
  *inspect(exchange) {
    const text = textOf(exchange.response);
    // What comes out as it went in has lost no member on the way.
    if (JSON.stringify(jsonOf(exchange.response)) === text) return;
    const name = duplicateName(text);
    if (name !== undefined)
      yield {
        expected: 'each name once',
        actual: `${JSON.stringify(name)} twice`,
        at: exchange.case.operation.pointer,
      };
  },
});

/** The first name that occurs twice in one object of a JSON text. */
function duplicateName(text: string): string | undefined {
  const scopes: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;
  let last: string | undefined;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [piece] = match;
    if (piece === '{') scopes.push(new Set());
    else if (piece === '[') scopes.push(undefined);
    else if (piece === '}' || piece === ']') scopes.pop();
    else if (piece === ':' && last !== undefined) {
      const scope = scopes.at(-1);
      const name = unescaped(last);
      if (scope?.has(name)) return name;
      scope?.add(name);
    }
    last = piece.startsWith('"') ? piece : undefined;
  }
  return undefined;
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
