// Schemas alone, in this process: what generation costs beside arbitraries written by hand for the same shape, and what a
// large document costs. Arguments: folder of the build, documents. Prints one JSON object: values a CPU-second, and for
// each document milliseconds to compile all request schemas and to make everything from them, and MiB at the most.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';

const [dist, ...documents] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { createRequestModels } = await load('properties/request-models.js');
const { createValidators } = await load('openapi/schema/validators.js');
const { loadDocument, operations } = await load('index.js');

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'email', 'age', 'active'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string', minLength: 1, maxLength: 40 },
    email: { type: 'string', format: 'email' },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    active: { type: 'boolean' },
    score: { type: 'number', minimum: 0, maximum: 100 },
    role: { enum: ['admin', 'user', 'guest'] },
    tags: { type: 'array', maxItems: 4, items: { type: 'string', maxLength: 10 } },
    born: { type: 'string', format: 'date' },
    note: { type: ['string', 'null'], maxLength: 60 },
  },
};
const day = { min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true };
const byHand = fc.record(
  {
    id: fc.uuid(),
    name: fc.string({ minLength: 1, maxLength: 24 }),
    email: fc.emailAddress(),
    age: fc.integer({ min: 0, max: 150 }),
    active: fc.boolean(),
    score: fc.double({ min: 0, max: 100, noNaN: true }),
    role: fc.constantFrom('admin', 'user', 'guest'),
    tags: fc.array(fc.string({ maxLength: 10 }), { maxLength: 4 }),
    born: fc.date(day).map((date) => date.toISOString().slice(0, 10)),
    note: fc.option(fc.string({ maxLength: 24 })),
  },
  { requiredKeys: schema.required },
);

/** Values a second of CPU time, warm. */
function speedOf(arbitrary, count) {
  fc.sample(arbitrary, { seed: 1, numRuns: count });
  const begun = process.cpuUsage();
  fc.sample(arbitrary, { seed: 2, numRuns: count });
  const { user, system } = process.cpuUsage(begun);
  return Math.round((count * 1e6) / (user + system));
}

const model = createRequestModels({ root: { schema } }, { formats: true }).model('/schema');
const speeds = {
  byHand: speedOf(byHand, 20_000),
  valid: speedOf(model.arbitrary(), 20_000),
  singleFault: speedOf(model.mutantArbitrary(), 20_000),
};

const large = [];
for (const file of documents) {
  const document = await loadDocument(file);
  const places = [
    ...new Set(
      operations(document).flatMap(({ parameters, requestBody }) =>
        [
          ...parameters.map((parameter) => parameter.schema ?? parameter.content?.schema),
          ...(requestBody?.content ?? []).map((media) => media.schema),
        ].filter((pointer) => pointer !== undefined),
      ),
    ),
  ];
  const compile = timed(() => {
    const validators = createValidators(document.root, { formats: true });
    for (const pointer of places) validators.for(pointer, 'request').accepts(null);
  });
  const models = createRequestModels(document, { formats: true });
  const verdicts = {};
  let made = 0;
  const all = timed(() => {
    for (const pointer of places) {
      const each = models.model(pointer);
      const { verdict } = each.satisfiability;
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      made += each.systematic().length + each.mutants().length;
    }
  });
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  large.push({ document: basename(file), schemas: places.length, ...verdicts, compile, all, made, peak });
}
console.log(JSON.stringify({ speeds, large }, null, 2));

function timed(work) {
  const begun = performance.now();
  work();
  return Math.round(performance.now() - begun);
}
