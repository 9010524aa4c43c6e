// The least that any property test of such an API has to do, by hand: fast-check draws each request, undici sends it, the
// answer is parsed and goes through one compiled validator. No checks, no reports. Arguments: URL, requests, in flight.
// Prints milliseconds.
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { Pool } from 'undici';
import { documentOf } from './documents.mjs';

const [base, count, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { schemas } = documentOf(5).components;
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: 'api:document', components: { schemas } });
const judge = (name) => ajv.compile({ $ref: `api:document#/components/schemas/${name}` });
const [thing, things] = [judge('Thing'), judge('Things')];
const id = fc.integer({ min: 1, max: 1_000_000 });
const limit = fc.integer({ min: 1, max: 100 });
const body = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    price: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    tags: fc.array(fc.string({ maxLength: 20, unit: 'grapheme' }), { maxLength: 5 }),
  },
  { requiredKeys: ['name', 'price'] },
);
const OPERATIONS = [
  [id, (value) => ({ method: 'GET', path: `/things/${value}` }), thing],
  [limit, (value) => ({ method: 'GET', path: `/things?limit=${value}` }), things],
  [body, (value) => ({ method: 'POST', path: '/things', body: JSON.stringify(value) }), thing],
  [
    fc.tuple(id, body),
    ([place, value]) => ({ method: 'PUT', path: `/things/${place}`, body: JSON.stringify(value) }),
    thing,
  ],
  [
    fc.tuple(id, body),
    ([place, value]) => ({ method: 'POST', path: `/things/${place}/copies`, body: JSON.stringify(value) }),
    thing,
  ],
];
const headers = { accept: 'application/json', 'content-type': 'application/json' };
const pool = new Pool(base, { connections: inFlight, pipelining: 1 });
function* drawn(arbitrary) {
  for (let seed = 0; ; seed += 1000) yield* fc.sample(arbitrary, { seed, numRuns: 1000 });
}
const values = OPERATIONS.map(([arbitrary]) => drawn(arbitrary));
const send = async (most) => {
  let sent = 0;
  const worker = async () => {
    while (sent < most) {
      const which = sent++ % OPERATIONS.length;
      const [, request, accepts] = OPERATIONS[which];
      const answer = await pool.request({ headers, ...request(values[which].next().value) });
      const shown = await answer.body.json();
      if (answer.statusCode >= 300 || !accepts(shown)) throw new Error(`${which}: ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
};
await send(Math.min(500, count));
const begun = performance.now();
await send(count);
console.log(performance.now() - begun);
await pool.close();
