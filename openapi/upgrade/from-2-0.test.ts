import { expect, test } from 'vitest';
import { isObject, member } from '../json.ts';
import { upgradeFrom20 } from './from-2-0.ts';

const refusal = { description: 'Refused', schema: { type: 'object' } };

function contentOf(status: string, produces: readonly string[]): readonly string[] {
  const { root } = upgradeFrom20({
    swagger: '2.0',
    info: { title: 'Downloads', version: '1' },
    produces: ['application/problem+json'],
    paths: {
      '/file': {
        get: {
          produces: [...produces],
          responses: { 200: { description: 'The bytes', schema: { type: 'file' } }, 404: refusal, default: refusal },
        },
      },
    },
  });
  const responses = member(member(member(root.paths, '/file'), 'get'), 'responses');
  const content = member(member(responses, status), 'content');
  return isObject(content) ? Object.keys(content) : [];
}

test('a refusal that is an object comes as one, whatever the operation produces', () => {
  expect(contentOf('404', ['application/pdf'])).toEqual(['application/problem+json', 'application/pdf']);
  expect(contentOf('default', ['application/pdf'])).toEqual(['application/problem+json', 'application/pdf']);
});

test('a success has the media types that the operation produces, and so has a refusal that can be one of them', () => {
  expect(contentOf('200', ['application/pdf'])).toEqual(['application/pdf']);
  expect(contentOf('404', ['application/pdf', 'application/json'])).toEqual(['application/pdf', 'application/json']);
});
