/** The opt-in rule sets: what an RFC asks of an API and no OpenAPI document can say. */
export const PROFILES = ['pkce', 'problem-details', 'idempotency-key', 'merge-patch', 'pagination'] as const;

/** The name of a rule set, as `--profile` takes it. */
export type Profile = (typeof PROFILES)[number];
