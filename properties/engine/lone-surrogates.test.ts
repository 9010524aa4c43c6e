import { expect, test } from 'vitest';
import { createLoneSurrogates } from './lone-surrogates.ts';

test('a half of a surrogate pair is known once it was sent alone, however it was spelt', () => {
  const surrogates = createLoneSurrogates();
  const send = (text: string) =>
    surrogates.note({ method: 'POST', url: 'http://a.example', headers: [], body: new TextEncoder().encode(text) });
  send('{"a":"\\ud83d\\ude00"}');
  expect(surrogates.sent('\\ud83d')).toBe(false);
  send('{"a":"\\uD800"}');
  expect(surrogates.sent('\\ud800')).toBe(true);
  expect(surrogates.sent('\\ud801')).toBe(false);
});
