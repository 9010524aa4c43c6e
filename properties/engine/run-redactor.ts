import { derivedSecrets } from '../../http/credentials/derived.ts';
import { createRedactor, type Redactor } from '../../http/redact.ts';
import type { RunOptions } from '../run-options.ts';

/** How many credentials back their altered forms are looked for: no exchange is older than that when it is written down. */
const GENERATIONS = 3;

/** A redactor that learns while it is used: a login brings secrets that nobody knew when the run began. */
export interface RunRedactor extends Redactor {
  /** Takes in what the identities know now. What was known before stays known. */
  learn(): void;
}

/** A redactor of everything that the configuration and the identities of a run hold, and of what the matrix makes of it. */
export function runRedactor({
  operations,
  identities,
  secrets,
}: Pick<RunOptions, 'operations' | 'identities' | 'secrets'>): RunRedactor {
  const schemes = operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme));
  const renewals = [identities.first.renewal, identities.second?.renewal];
  let derived: readonly (readonly string[])[] = [];
  let made: Redactor | undefined;
  const learn = (): void => {
    derived = [...derived, derivedSecrets(operations, identities)].slice(-GENERATIONS);
    made = undefined;
  };
  // Made when there is something to redact: its patterns are large.
  const current = (): Redactor => {
    const brought = renewals.flatMap((renewal) => renewal?.secrets() ?? []);
    made ??= createRedactor([...new Set([...secrets, ...brought, ...derived.flat()])], schemes);
    return made;
  };
  learn();
  return {
    learn,
    text: (text) => current().text(text),
    fields: (headers) => current().fields(headers),
    url: (url) => current().url(url),
    body: (bytes) => current().body(bytes),
  };
}
