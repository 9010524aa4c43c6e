import type { Fault } from '../../fault.ts';
import { isFirstAtPath } from '../visible.ts';

/** Frames the answer to HEAD by length and by chunks at once. */
export const framedTwice: Fault = {
  id: 'framed-twice',
  family: 'protocol',
  summary: 'frames the answer to HEAD by length and by chunks at once',
  provokes: 'single-framing',
  also: ['answers', 'head-content-length'],
  appliesTo: (operation, _, all) =>
    operation.method === 'GET' &&
    isFirstAtPath(operation, all) &&
    !all.some(({ method, path }) => method === 'HEAD' && path === operation.path),
  answer(answer, { head }) {
    if (!head || answer.status >= 400) return answer;
    const lines = [
      `HTTP/1.1 ${answer.status} Answer`,
      ...answer.headers.map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${answer.body?.length ?? 0}`,
      'Transfer-Encoding: chunked',
      'Connection: close',
    ];
    return { ...answer, raw: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1') };
  },
};
