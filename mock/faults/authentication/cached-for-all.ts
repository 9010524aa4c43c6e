import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';
import { isBasic, isBearer, learntSchemesOf } from '../visible.ts';

/** Lets shared caches keep what only the holder of a token may see. */
export const cachedForAll: Fault = {
  id: 'cached-for-all',
  family: 'authentication',
  summary: 'lets shared caches keep what only the holder of a token may see',
  provokes: 'authenticated-response-private',
  also: [],
  needs: { check: 'authenticated-response-private' },
  appliesTo: (operation) =>
    operation.method === 'GET' && learntSchemesOf(operation).some((scheme) => isBearer(scheme) || isBasic(scheme)),
  answer: onSuccess((answer) => withField(answer, 'Cache-Control', 'public, max-age=60')),
};
