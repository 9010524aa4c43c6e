import type { MockAnswer, MockRequest } from './fault.ts';

/** The answer as a script of another origin may read it; unchanged for requests without Origin (Fetch, 3.2). */
export function shared(answer: MockAnswer, { headers }: MockRequest): MockAnswer {
  if (headers.origin === undefined) return answer;
  const names = [...new Set(answer.headers.map(([name]) => name))].join(', ');
  return {
    ...answer,
    headers: [
      ...answer.headers,
      ['Access-Control-Allow-Origin', headers.origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Expose-Headers', names],
      ['Vary', 'Origin'],
    ],
  };
}

/** The answer to a preflight request, which carries no credentials; `undefined` for every other request. */
export function preflight({ method, headers }: MockRequest): MockAnswer | undefined {
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || headers.origin === undefined || wanted === undefined) return undefined;
  const fields: (readonly [string, string])[] = [
    ['Allow', wanted],
    ['Access-Control-Allow-Methods', wanted],
    ['Access-Control-Max-Age', '600'],
  ];
  const asked = headers['access-control-request-headers'];
  if (asked !== undefined) fields.push(['Access-Control-Allow-Headers', asked]);
  return { status: 204, headers: fields };
}
