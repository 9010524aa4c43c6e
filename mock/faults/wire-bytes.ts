import type { MockAnswer } from '../fault.ts';

/** An answer as bytes, its content behind it whatever its status and the request's method say. */
export function wireBytes({ status, headers, body = Buffer.alloc(0) }: MockAnswer): Buffer {
  const lines = [
    `HTTP/1.1 ${status} Answer`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(status === 204 ? [] : [`Content-Length: ${body.length}`]),
    'Date: Tue, 15 Nov 1994 08:12:31 GMT',
    'Connection: close',
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]);
}
