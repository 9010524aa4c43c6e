import { isObject } from '../../openapi/json.ts';
import type { MockAnswer } from '../fault.ts';
import { jsonOf, withJson } from './bend.ts';

const TRACE =
  "TypeError: Cannot read properties of undefined (reading 'id')\n    at handle (/srv/app/dist/handlers/create.js:41:17)\n    at next (/srv/app/node_modules/router/index.js:280:10)";

/** The answer with a stack trace in its first text, or in place of its content. */
export function withStackTrace(answer: MockAnswer): MockAnswer {
  const body = jsonOf(answer);
  const name = isObject(body)
    ? Object.keys(body).find(
        (each) => typeof body[each] === 'string' && /^(detail|message|title|error|description)/i.test(each),
      )
    : undefined;
  if (isObject(body) && name !== undefined) return withJson(answer, { ...body, [name]: TRACE });
  return withJson(
    {
      ...answer,
      headers: [
        ['Content-Type', 'application/json'],
        ...answer.headers.filter(([field]) => !/^content-type$/i.test(field)),
      ],
    },
    { ...(isObject(body) ? body : {}), stack: TRACE },
  );
}
