import { isObject, type Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { refusalStatus, responseFor } from '../answers/documented.ts';
import type { MockAnswer } from '../fault.ts';
import { fieldOf, jsonOf, withJson } from './bend.ts';

const PROBLEM = /^application\/problem\+json/i;

/** Whether invalid requests are refused with problem details (RFC 9457). */
export function refusesWithProblem(operation: Operation): boolean {
  const described = responseFor(operation, refusalStatus(operation, { kind: 'body-schema', detail: '' }));
  return PROBLEM.test(described?.content?.[0]?.range ?? '');
}

/** The problem document with a member of this value. */
export function withProblemMember(answer: MockAnswer, name: string, value: Json): MockAnswer {
  const body = jsonOf(answer);
  return isObject(body) && PROBLEM.test(fieldOf(answer, 'content-type') ?? '')
    ? withJson(answer, { ...body, [name]: value })
    : answer;
}
