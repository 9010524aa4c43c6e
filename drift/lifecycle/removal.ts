import { type Json, member } from '../../openapi/json.ts';

/** Whether something may go: it was deprecated, and its sunset has passed. */
export type Removal =
  | { readonly kind: 'unannounced' }
  | { readonly kind: 'sanctioned' }
  /** Deprecated, and the sunset is still to come, or was never dated. */
  | { readonly kind: 'early'; readonly sunset: string };

/** What the older document said of the end of an operation, parameter or member. `today` is `YYYY-MM-DD`. */
export function removalOf(declaration: Json | undefined, today: string): Removal {
  if (member(declaration, 'deprecated') !== true) return { kind: 'unannounced' };
  const sunset = sunsetOf(declaration);
  if (sunset === undefined || !isDate(sunset)) return { kind: 'early', sunset: sunset ?? 'an unknown date' };
  return sunset <= today ? { kind: 'sanctioned' } : { kind: 'early', sunset };
}

/** `x-sunset` as written. */
export function sunsetOf(declaration: Json | undefined): string | undefined {
  const sunset = member(declaration, 'x-sunset');
  return typeof sunset === 'string' ? sunset.trim() : undefined;
}

/** True for an RFC 3339 full-date that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
