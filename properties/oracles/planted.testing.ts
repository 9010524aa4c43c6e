import type { GeneratorId } from '../generator.ts';
import type { Answered, Asked, createNotes } from './notes.testing.ts';

type Notes = ReturnType<typeof createNotes>;

/** One way to break one oracle. `bend` changes what a conforming server would answer; a Buffer goes out as it is. */
export interface Planted {
  /** Number of the oracle, and what is wrong. */
  readonly name: string;
  /** The check that must speak. */
  readonly check: string;
  /** Labels of the operations that show it. */
  readonly only: readonly string[];
  /** The check is off unless it is asked for. */
  readonly off?: true;
  /** Generators that suffice; sequences where several operations are concerned, else all. */
  readonly generators?: readonly GeneratorId[];
  /** In place of what the server does. */
  readonly instead?: (asked: Asked, notes: Notes, proceed: () => Answered) => Answered;
  readonly bend?: (answer: Answered, asked: Asked, count: number) => Answered | Buffer;
}

/** The whole family: what shows in sequences. */
export const NOTE = [
  'POST /notes',
  'GET /notes',
  'GET /notes/{id}',
  'PUT /notes/{id}',
  'PATCH /notes/{id}',
  'DELETE /notes/{id}',
];
const item = (path: string): string => /^\/notes\/(n[0-9]+)$/.exec(path)?.[1] ?? '';

const without = (answer: Answered, name: string): Answered => ({
  ...answer,
  headers: answer.headers.filter(([field]) => field.toLowerCase() !== name),
});
const withField = (answer: Answered, name: string, value: string): Answered => ({
  ...answer,
  headers: [...without(answer, name.toLowerCase()).headers, [name, value]],
});
const also = (answer: Answered, name: string, value: string): Answered => ({
  ...answer,
  headers: [...answer.headers, [name, value]],
});
const ok = ({ status }: Answered): boolean => status >= 200 && status < 300;

/** An answer as octets, framed as it says itself. */
export function octets({ status, headers, body }: Answered, ...lines: readonly string[]): Buffer {
  const head = [
    `HTTP/1.1 ${status} Answer`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...lines,
    'Date: Sun, 06 Nov 1994 08:49:37 GMT',
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** One violation for each oracle of HTTP. */
export const planted: readonly Planted[] = [
  {
    name: 'H1 a 401 without a challenge',
    check: 'challenge-on-401',
    only: ['POST /notes'],
    bend: (answer) => (answer.status === 401 ? without(answer, 'www-authenticate') : answer),
  },
  {
    name: 'H2 a challenge that names a parameter twice',
    check: 'challenge-well-formed',
    only: ['POST /notes'],
    bend: (answer) =>
      answer.status === 401 ? withField(answer, 'WWW-Authenticate', 'Bearer realm="a", realm="b"') : answer,
  },
  {
    name: 'H3 a 405 without Allow',
    check: 'allow-on-405',
    only: ['GET /notes'],
    bend: (answer) => (answer.status === 405 ? without(answer, 'allow') : answer),
  },
  {
    name: 'H4 an Allow that lists the refused method',
    check: 'allow-accurate',
    only: ['GET /notes'],
    bend: (answer, { method }) => (answer.status === 405 ? withField(answer, 'Allow', `GET, POST, ${method}`) : answer),
  },
  {
    name: 'H5 a refused method answered 400',
    check: 'refused-method-status',
    only: ['GET /notes'],
    off: true,
    bend: (answer) => (answer.status === 405 ? { ...answer, status: 400 } : answer),
  },
  {
    name: 'H6 content behind the answer to HEAD',
    check: 'head-has-no-content',
    only: ['GET /notes'],
    bend: (answer, { method }) =>
      method === 'HEAD' ? octets({ ...answer, body: Buffer.from('{}') }, 'Content-Length: 2') : answer,
  },
  {
    name: 'H7 another Content-Type to HEAD than to GET',
    check: 'head-fields-match-get',
    only: ['GET /notes'],
    bend: (answer, { method }) => (method === 'HEAD' ? withField(answer, 'Content-Type', 'text/html') : answer),
  },
  {
    name: 'H8 another Content-Length to HEAD than GET has octets',
    check: 'head-content-length',
    only: ['GET /notes'],
    bend: (answer, { method }) =>
      method === 'HEAD' && ok(answer) ? octets({ ...answer, body: Buffer.alloc(0) }, 'Content-Length: 12345') : answer,
  },
  {
    name: 'H9 no HEAD',
    check: 'head-supported',
    only: ['GET /notes'],
    off: true,
    instead: ({ method }, { problem }, proceed) =>
      method === 'HEAD' ? problem(405, 'not so', [['Allow', 'GET, POST']]) : proceed(),
  },
  {
    name: 'H10 OPTIONS without Allow',
    check: 'options-has-allow',
    only: ['GET /notes'],
    off: true,
    bend: (answer, { method }) => (method === 'OPTIONS' ? without(answer, 'allow') : answer),
  },
  {
    name: 'H11 content behind a 204',
    check: 'no-content-statuses-empty',
    only: NOTE,
    generators: ['protocol'],
    bend: (answer, { method }) =>
      method === 'DELETE' && answer.status === 204 ? octets({ ...answer, body: Buffer.from('gone') }) : answer,
  },
  {
    name: 'H11 a 204 with Content-Length',
    check: 'no-framing-on-204',
    only: NOTE,
    bend: (answer, { method }) =>
      method === 'DELETE' && answer.status === 204 ? octets(answer, 'Content-Length: 0') : answer,
  },
  {
    name: 'H12 more octets than Content-Length says',
    check: 'content-length-accurate',
    only: ['GET /notes'],
    bend: (answer, { method }) =>
      method === 'GET' && ok(answer)
        ? octets(
            { ...answer, body: Buffer.concat([answer.body, Buffer.from('more')]) },
            `Content-Length: ${answer.body.length}`,
          )
        : answer,
  },
  {
    name: 'H13 two framings',
    check: 'single-framing',
    only: ['GET /notes'],
    bend: (answer, { method }) =>
      method === 'HEAD'
        ? octets({ ...answer, body: Buffer.alloc(0) }, 'Content-Length: 2', 'Transfer-Encoding: chunked')
        : answer,
  },
  {
    name: 'H14 content without Content-Type',
    check: 'content-type-present',
    only: ['GET /notes'],
    bend: (answer) => (ok(answer) ? without(answer, 'content-type') : answer),
  },
  {
    name: 'H15 an undeclared media type that is taken',
    check: 'media-type-rejected',
    only: ['POST /notes'],
    instead: (asked, notes, proceed) =>
      asked.method === 'POST'
        ? notes.carryOut({ ...asked, headers: { ...asked.headers, 'content-type': 'application/json' } })
        : proceed(),
  },
  {
    name: 'H16 Accept-Encoding in a 415',
    check: 'accept-encoding-on-415',
    only: ['POST /notes'],
    off: true,
    bend: (answer) => (answer.status === 415 ? also(answer, 'Accept-Encoding', 'gzip') : answer),
  },
  {
    name: 'H17 an Accept that nothing satisfies answered 200',
    check: 'unacceptable-is-406',
    only: ['GET /notes'],
    off: true,
  },
  {
    name: 'H18 another media type than the one asked for',
    check: 'accept-honoured',
    only: ['GET /notes'],
    instead: (asked, notes) => notes.carryOut({ ...asked, headers: { ...asked.headers, accept: 'application/json' } }),
  },
  {
    name: 'H19 a PUT of what was there answered 201',
    check: 'put-status',
    only: NOTE,
    bend: (answer, { method }) => (method === 'PUT' && answer.status === 200 ? { ...answer, status: 201 } : answer),
  },
  {
    name: 'H19 a PUT that makes what was not there answered 200',
    check: 'put-status',
    only: NOTE,
    bend: (answer, { method }) => (method === 'PUT' && answer.status === 201 ? { ...answer, status: 200 } : answer),
  },
  {
    name: 'H20 a PUT that adds up',
    check: 'put-idempotent',
    only: NOTE,
    instead({ method, path }, { notes }, proceed) {
      const old = notes.get(item(path));
      const answer = proceed();
      const now = notes.get(item(path));
      if (method === 'PUT' && ok(answer) && old && now && old.text === now.text && now.stars !== undefined)
        notes.set(item(path), { ...now, stars: ((old.stars ?? 0) + 1) % 6 });
      return answer;
    },
  },
  {
    name: 'H21 a note that is still there after DELETE',
    check: 'deleted-is-gone',
    only: NOTE,
    instead: ({ method, path }, { notes }, proceed) => {
      const old = notes.get(item(path));
      const answer = proceed();
      if (method === 'DELETE' && old) notes.set(item(path), old);
      return answer;
    },
  },
  {
    name: 'H22 a 201 without Location',
    check: 'created-has-location',
    only: ['POST /notes'],
    bend: (answer) => (answer.status === 201 ? without(answer, 'location') : answer),
  },
  {
    name: 'H23 a Location that leads nowhere',
    check: 'location-resolves',
    only: NOTE,
    bend: (answer, { method }) =>
      answer.status === 201 && method === 'POST' ? withField(answer, 'Location', '/notes/n999999999') : answer,
  },
  {
    name: 'H23 a Location that is no reference',
    check: 'location-valid',
    only: ['POST /notes'],
    bend: (answer, { method }) =>
      answer.status === 201 && method === 'POST' ? withField(answer, 'Location', 'http://[nowhere') : answer,
  },
  {
    name: 'H24 a GET that counts',
    check: 'safe-methods-change-nothing',
    only: NOTE,
    instead({ method, path }, { notes }, proceed) {
      const answer = proceed();
      const note = notes.get(item(path));
      if (method === 'GET' && note) notes.set(item(path), { ...note, stars: ((note.stars ?? 0) + 1) % 6 });
      return answer;
    },
  },
  {
    name: 'H25 If-None-Match that is not looked at',
    check: 'if-none-match-304',
    only: NOTE,
    instead: (asked, notes) => notes.carryOut({ ...asked, headers: { ...asked.headers, 'if-none-match': undefined } }),
  },
  {
    name: 'H26 If-Match that is not looked at',
    check: 'if-match-prevents-write',
    only: NOTE,
    instead: (asked, notes) => notes.carryOut({ ...asked, headers: { ...asked.headers, 'if-match': undefined } }),
  },
  {
    name: 'H28 one strong ETag for other octets',
    check: 'etag-strong',
    only: NOTE,
    bend: (answer, { method, path }, count) =>
      method === 'GET' && item(path) !== '' && ok(answer)
        ? { ...answer, body: Buffer.concat([answer.body, Buffer.from(count % 2 === 0 ? '' : ' ')]) }
        : answer,
  },
  {
    name: 'H29 a date that is none',
    check: 'http-dates-valid',
    only: ['GET /notes'],
    bend: (answer) => also(answer, 'Last-Modified', 'yesterday'),
  },
  {
    name: 'H30 a 304 without the ETag',
    check: 'not-modified-keeps-fields',
    only: NOTE,
    bend: (answer) => (answer.status === 304 ? without(answer, 'etag') : answer),
  },
  {
    name: 'H31 a 206 without Content-Range',
    check: 'content-range-on-206',
    only: ['GET /part'],
    bend: (answer) => (answer.status === 206 ? without(answer, 'content-range') : answer),
  },
  {
    name: 'H31 a 416 without Content-Range',
    check: 'content-range-on-416',
    only: ['GET /part'],
    bend: (answer) => (answer.status === 206 ? { status: 416, headers: [], body: Buffer.alloc(0) } : answer),
  },
  {
    name: 'H31 a 426 without Upgrade',
    check: 'upgrade-on-426',
    only: ['GET /part'],
    bend: (answer) => (answer.status === 206 ? { status: 426, headers: [], body: Buffer.alloc(0) } : answer),
  },
  {
    name: 'H31 a 407 without a challenge',
    check: 'proxy-authenticate-on-407',
    only: ['GET /part'],
    bend: (answer) => (answer.status === 206 ? { status: 407, headers: [], body: Buffer.alloc(0) } : answer),
  },
  {
    name: 'H32 a redirection without Location',
    check: 'redirect-has-location',
    only: ['GET /moved'],
    bend: (answer) => (answer.status === 308 ? without(answer, 'location') : answer),
  },
  {
    name: 'H33 a Retry-After that is none',
    check: 'retry-after-valid',
    only: ['GET /notes'],
    bend: (answer) => (ok(answer) ? also(answer, 'Retry-After', 'soon') : answer),
  },
  {
    name: 'H34 an error without a word',
    check: 'errors-explained',
    only: ['POST /notes'],
    off: true,
    bend: (answer) => (answer.status >= 400 ? { ...answer, body: Buffer.alloc(0) } : answer),
  },
  {
    name: 'H35 a field that occurs twice',
    check: 'singleton-fields-once',
    only: ['GET /notes'],
    bend: (answer) => (ok(answer) ? also(also(answer, 'Age', '1'), 'Age', '2') : answer),
  },
  {
    name: 'H35 a field that the request wrote',
    check: 'no-field-injection',
    only: ['GET /notes'],
    bend(answer, { query }) {
      const [, name, value] = /%0D%0A([A-Za-z-]+)%3A%20([A-Za-z]+)/i.exec(query) ?? [];
      return name && value ? also(answer, name, value) : answer;
    },
  },
  {
    name: 'H36 a request with two Hosts that is carried out',
    check: 'host-validated',
    only: ['GET /notes'],
    generators: ['workflow'],
    off: true,
  },
  {
    name: 'H27 If-Modified-Since that decides beside If-None-Match',
    check: 'precondition-order',
    only: NOTE,
    generators: ['workflow'],
    off: true,
    bend: (answer, { method, headers }) =>
      method === 'GET' && ok(answer) && headers['if-modified-since'] !== undefined
        ? { status: 304, headers: answer.headers.filter(([name]) => name === 'ETag'), body: Buffer.alloc(0) }
        : answer,
  },
  {
    name: 'H45 another media type without Vary',
    check: 'vary-complete',
    only: ['GET /notes'],
    generators: ['workflow'],
    off: true,
    bend: (answer) => without(answer, 'vary'),
  },
  {
    name: 'C12 a member and a field that nobody declared',
    check: 'undeclared-observed',
    only: ['GET /notes'],
    off: true,
    bend: (answer, { method }) => (method === 'GET' ? also(answer, 'X-Shelf', '4') : answer),
  },
  {
    name: 'J2 duplicate members of which the first is shown and the last is kept',
    check: 'duplicate-keys-agree',
    only: NOTE,
    instead({ method, body }, _, proceed) {
      const answer = proceed();
      const first = /"text":("[^"]*").*"text":/s.exec(body.toString())?.[1];
      if (method !== 'POST' || answer.status !== 201 || first === undefined) return answer;
      return { ...answer, body: Buffer.from(answer.body.toString().replace(/"text":"[^"]*"/, `"text":${first}`)) };
    },
  },
  {
    name: 'H38 a refused patch that is half applied',
    check: 'patch-atomic',
    only: NOTE,
    instead({ method, path, body }, { notes }, proceed) {
      const answer = proceed();
      const note = notes.get(item(path));
      if (method === 'PATCH' && answer.status === 400 && note && body.length > 2)
        notes.set(item(path), { text: 'half of it', stars: ((note.stars ?? 0) + 1) % 6 });
      return answer;
    },
  },
  {
    name: 'H39 a 415 to PATCH without Accept-Patch',
    check: 'accept-patch-advertised',
    only: NOTE,
    generators: ['protocol'],
    off: true,
  },
  {
    name: 'H40 a merge patch that removes nothing',
    check: 'merge-patch-applied',
    only: NOTE,
    instead({ method, path }, { notes }, proceed) {
      const old = notes.get(item(path));
      const answer = proceed();
      const now = notes.get(item(path));
      if (method === 'PATCH' && ok(answer) && old?.stars !== undefined && now && now.stars === undefined)
        notes.set(item(path), { ...now, stars: old.stars });
      return answer;
    },
  },
  {
    name: 'H41 a problem with another status',
    check: 'problem-status-matches',
    only: ['POST /notes'],
    bend: (answer) =>
      answer.status === 400 ? { ...answer, body: Buffer.from('{"title":"no","status":422}') } : answer,
  },
  {
    name: 'H42 a problem whose instance is a number',
    check: 'problem-members-typed',
    only: ['POST /notes'],
    bend: (answer) =>
      answer.status === 400 ? { ...answer, body: Buffer.from('{"title":"no","status":400,"instance":5}') } : answer,
  },
  {
    name: 'H43 a problem that is labelled as any JSON',
    check: 'problem-media-type',
    only: ['POST /notes'],
    off: true,
    bend: (answer) => (answer.status === 400 ? withField(answer, 'Content-Type', 'application/json') : answer),
  },
  {
    name: 'H44 a 201 to GET',
    check: 'status-fits-method',
    only: ['GET /notes'],
    bend: (answer, { method }) => (method === 'GET' && answer.status === 200 ? { ...answer, status: 201 } : answer),
  },
  {
    name: 'H44 a status out of range',
    check: 'status-valid',
    only: ['GET /part'],
    bend: (answer) =>
      answer.status === 206 ? octets({ status: 777, headers: [], body: Buffer.alloc(0) }, 'Content-Length: 0') : answer,
  },
  {
    name: 'H46 an answer for one that caches may share',
    check: 'authenticated-response-private',
    only: ['GET /notes'],
    off: true,
    bend: (answer) => (ok(answer) ? also(answer, 'Cache-Control', 'public, max-age=60') : answer),
  },
  {
    name: 'H47 a success that says it failed',
    check: 'status-agrees-with-body',
    only: ['POST /notes'],
    off: true,
    bend: (answer) =>
      answer.status === 201 ? { ...answer, body: Buffer.from('{"text":"x","success":false}') } : answer,
  },
];
