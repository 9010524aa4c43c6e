// Raw undici: the requests of the document, as fast as the client can, with as many in flight. Arguments: URL, requests,
// in flight. Prints milliseconds.
import { Agent } from 'undici';

const [base, count, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const body = Buffer.from(JSON.stringify({ name: 'a thing of no importance', price: 12.5, tags: ['new', 'blue'] }));
const headers = ['Accept', 'application/json', 'User-Agent', 'plumbline', 'Content-Type', 'application/json'];
const requests = [
  { method: 'GET', path: '/things/1', headers: headers.slice(0, 4) },
  { method: 'GET', path: '/things?limit=10', headers: headers.slice(0, 4) },
  { method: 'POST', path: '/things', headers, body },
  { method: 'PUT', path: '/things/1', headers, body },
  { method: 'POST', path: '/things/1/copies', headers, body },
];
const agent = new Agent({ connections: inFlight, pipelining: 1 });
const once = (request) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    agent.dispatch(
      { origin: base, ...request },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_, chunk) => chunks.push(chunk),
        onResponseEnd: () => resolve(Buffer.concat(chunks)),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
const send = async (most) => {
  let sent = 0;
  const worker = async () => {
    while (sent < most) await once(requests[sent++ % requests.length]);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
};
await send(Math.min(500, count));
const begun = performance.now();
await send(count);
console.log(performance.now() - begun);
await agent.close();
