import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Answers in the language asked for without naming Accept-Language in Vary. */
export const languageNotTold: Fault = {
  id: 'language-not-told',
  family: 'protocol',
  summary: 'answers in the language asked for without naming Accept-Language in Vary',
  provokes: 'vary-complete',
  also: [],
  needs: { check: 'vary-complete' },
  appliesTo: ({ method }) => method === 'GET',
  answer: onSuccess((answer, { request }) => {
    const language = request.headers['accept-language'];
    return language === undefined ? answer : withField(answer, 'Content-Language', language.replace(/[,;].*$/, ''));
  }),
};
