// Generation and validation alone, in this process: no request is sent. Arguments: folder of the build, document, cases.
// Prints one JSON object: microseconds for each case generated and encoded, and for each answer judged.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, file, most] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { loadDocument, operations } = await load('index.js');
const { createContext } = await load('properties/context.js');
const { generators } = await load('properties/generators/index.js');
const { encodeCase } = await load('http/encode.js');
const { createResponseJudge } = await load('properties/judge/index.js');

const document = await loadDocument(file);
const identities = { first: { credential: () => undefined } };
const all = operations(document);
const context = createContext({
  document,
  operations: all,
  identities,
  seed: 1,
  formats: true,
  disposableCredentials: true,
  readOnly: false,
});
const target = { baseUrl: 'http://target.invalid', headers: [] };
const sources = all.map((operation) => generators.find(({ id }) => id === 'valid').cases(operation, context));
const generate = (from, count) => {
  for (let i = from; i < from + count; i++)
    encodeCase(sources[i % sources.length].draw(i), target, identities, document.root);
};
generate(0, Math.min(most, 1000));
const generated = timed(() => generate(1000, most));

const judge = createResponseJudge(document, { formats: true });
const body = Buffer.from(JSON.stringify({ id: 1, name: 'a thing', price: 12.5, tags: ['new', 'blue'] }));
const answers = (count) => {
  for (let i = 0; i < count; i++)
    judge.bodyErrors(all[0], { status: 200, headers: [['content-type', 'application/json']], body });
};
answers(1000);
const judged = timed(() => answers(most));
console.log(JSON.stringify({ generated, judged }));

function timed(work) {
  const begun = performance.now();
  work();
  return ((performance.now() - begun) * 1000) / most;
}
