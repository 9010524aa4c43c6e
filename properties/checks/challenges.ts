/** One challenge of a WWW-Authenticate field (RFC 9110, 11.6.1). */
export interface Challenge {
  readonly scheme: string;
  /** Lower-case names with their values, in order, repeated ones too. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly token68?: string;
}

const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const TOKEN68 = /[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
const SPACE = /[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;

/** The challenges of one field value; `undefined` when it does not follow the grammar. */
export function parseChallenges(value: string): readonly Challenge[] | undefined {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(value) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
  const parameter = (): readonly [string, string] | undefined => {
    const start = at;
    const name = take(TOKEN)?.[0];
    take(SPACE);
    if (name !== undefined && value[at] === '=') {
      at++;
      take(SPACE);
      const quoted = take(QUOTED);
      const text = quoted ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : take(TOKEN)?.[0];
      take(SPACE);
      if (text !== undefined && (at === value.length || value[at] === ',')) return [name.toLowerCase(), text];
    }
    at = start;
    return undefined;
  };
  const challenges: { scheme: string; parameters: (readonly [string, string])[]; token68?: string }[] = [];
  while (at < value.length) {
    take(SPACE);
    if (value[at] === ',') {
      at++;
      continue;
    }
    if (at === value.length) break;
    const last = challenges.at(-1);
    const more = last && last.token68 === undefined ? parameter() : undefined;
    if (last && more) {
      last.parameters.push(more);
      continue;
    }
    const scheme = take(TOKEN)?.[0];
    if (scheme === undefined) return undefined;
    const challenge: (typeof challenges)[number] = { scheme, parameters: [] };
    challenges.push(challenge);
    if (at === value.length || value[at] === ',') continue;
    if (value[at] !== ' ' && value[at] !== '\t') return undefined;
    take(SPACE);
    if (at === value.length || value[at] === ',') continue;
    const first = parameter();
    if (first) challenge.parameters.push(first);
    else {
      const token68 = take(TOKEN68)?.[0];
      if (token68 === undefined) return undefined;
      challenge.token68 = token68;
    }
    take(SPACE);
    if (at < value.length && value[at] !== ',') return undefined;
  }
  return challenges.length > 0 ? challenges : undefined;
}
