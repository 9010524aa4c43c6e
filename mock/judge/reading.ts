import type { Json } from '../../openapi/json.ts';

/** `absent`, `malformed` (no value can be read), or the values that the texts may stand for: any that is valid will do. */
export type Reading = 'absent' | 'malformed' | readonly Json[];
