import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import { isArray, isObject, type Json, member } from '../../openapi/json.ts';
import type { Finding } from '../../properties/outcome.ts';

/** What a baseline says about one finding. */
export interface Waiver {
  readonly owner?: string;
  readonly reason?: string;
  /** ISO 8601 date; from the day after, the finding counts again. */
  readonly expires?: string;
}

/**
 * Fingerprint → waiver, of a baseline file's text. Entries that have expired by `today` (ISO 8601) are left out.
 * Throws CONFIG_INVALID where the file is no baseline.
 */
export function readBaseline(text: string, file: string, today: string): ReadonlyMap<string, Waiver> {
  const invalid = (sentence: string): PlumblineError => new PlumblineError('CONFIG_INVALID', `${file} ${sentence}`);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('is no JSON; --update-baseline writes a new one');
  }
  const findings = member(value, 'findings');
  if (!isArray(findings)) throw invalid('has no list `findings`; --update-baseline writes a new one');
  const known = new Map<string, Waiver>();
  for (const [index, entry] of findings.entries()) {
    const id = member(entry, 'id');
    if (!isObject(entry) || typeof id !== 'string') throw invalid(`has no id in findings[${index}]`);
    const waiver = {
      owner: textOf(entry, 'owner'),
      reason: textOf(entry, 'reason'),
      expires: textOf(entry, 'expires'),
    };
    if (waiver.expires !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(waiver.expires))
      throw invalid(`has an expiry that is no date in findings[${index}]: write 2030-12-31`);
    if (waiver.expires === undefined || waiver.expires.slice(0, 10) >= today.slice(0, 10)) known.set(id, waiver);
  }
  return known;
}

/** The baseline in this file; empty where there is none yet. */
export function loadBaseline(
  file: string | undefined,
  cwd: string,
  today: string,
  mayBeMissing: boolean,
): ReadonlyMap<string, Waiver> | undefined {
  if (file === undefined) return undefined;
  const path = resolve(cwd, file);
  if (existsSync(path)) return readBaseline(readFileSync(path, 'utf8'), file, today);
  if (mayBeMissing) return new Map();
  throw new PlumblineError('CONFIG_INVALID', `the baseline ${file} does not exist; --update-baseline writes it`);
}

/** The text of a baseline that knows exactly these findings, keeping what was written about each. */
export function writeBaseline(findings: readonly Finding[], known: ReadonlyMap<string, Waiver>): string {
  const entries = [...findings]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, check, operation, actual }) => ({
      id,
      check,
      operation: `${operation.method} ${operation.path}`,
      actual,
      owner: known.get(id)?.owner ?? '',
      reason: known.get(id)?.reason ?? '',
      expires: known.get(id)?.expires,
    }));
  return `${JSON.stringify({ schemaVersion: 1, findings: entries }, null, 2)}\n`;
}

function textOf(entry: Json, name: string): string | undefined {
  const value = member(entry, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
