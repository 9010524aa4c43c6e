import type { Json } from '../../openapi/json.ts';

const LONGEST = 60;

/** A value as people read it in a finding: its JSON, cut after 60 characters; what is not there is said to be so. */
export function excerpt(value: Json | undefined): string {
  if (value === undefined) return 'it is not there';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
}
