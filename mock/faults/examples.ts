import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../openapi/operation.ts';
import type { MockAnswer, MockRequest } from '../fault.ts';
import { parseJson } from '../judge/wire.ts';

/** Whether the JSON body of a request is one of the document's examples for it. */
export function equalsExample({ body }: MockRequest, { requestBody }: Operation): boolean {
  if (body.length === 0) return false;
  const value = parseJson(body)?.value;
  return (
    requestBody?.content.some(({ examples }) => examples.some((example) => isDeepStrictEqual(example.value, value))) ??
    false
  );
}

/** A refusal that says nothing but that. */
export function refusedPlainly(): MockAnswer {
  return { status: 400, headers: [['Content-Type', 'application/json']], body: Buffer.from('{"error":"refused"}') };
}
