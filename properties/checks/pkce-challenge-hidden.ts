import { field } from '../../http/fields.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { defineCheck } from '../check.ts';
import { textOf } from '../judge/answer-text.ts';
import { codeCreation } from '../profiles/pkce/place.ts';
import { isCarriedOut } from '../profiles/probe.ts';
import { rfc7636 } from './clauses.ts';
import { relates, sentObject } from './relation.ts';

export const pkceChallengeHidden = defineCheck({
  id: 'pkce-challenge-hidden',
  family: 'authentication',
  profile: 'pkce',
  level: 'MUST',
  severity: 'error',
  requirement: 'The answer that brings a code does not show its challenge.',
  clause: rfc7636('4.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'code') && isCarriedOut(exchange.response),
  *inspect(exchange, { document, judge }) {
    const { operation } = exchange.case;
    const name = codeCreation(operation, document)?.challenge;
    const challenge = name === undefined ? undefined : sentObject(exchange)?.[name];
    if (name === undefined || typeof challenge !== 'string') return;
    const shown = `${field(exchange.response.headers, 'location') ?? ''} ${textOf(exchange.response)}`;
    if (!shown.includes(challenge)) return;
    const described = judge.responseFor(operation, exchange.response.status)?.content ?? [];
    // Who documents the member shows it on purpose.
    const documented = described.some(({ schema }) =>
      JSON.stringify(schema === undefined ? null : (valueAt(document.root, schema) ?? null)).includes(`"${name}"`),
    );
    if (!documented)
      yield {
        expected: 'an answer without the challenge',
        actual: 'the challenge stands in it',
        at: operation.pointer,
      };
  },
});
