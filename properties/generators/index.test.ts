import { describe, expect, test } from 'vitest';
import { isSkip } from '../generator.ts';
import { casesOf, contextOf, shop } from './context.testing.ts';
import { generators } from './index.ts';

/** What each generator is judged by, for people. */
const JUDGED: Readonly<Record<string, string>> = {
  examples: 'accepted: `examples-accepted`, `valid-accepted`, and every check of the answer',
  defaults: 'accepted: `valid-accepted`, and every check of the answer',
  boundaries: 'accepted: `valid-accepted`, and every check of the answer',
  valid: 'accepted: `valid-accepted`, and every check of the answer',
  variants: 'accepted as the plain spelling is: `valid-accepted`',
  invalid:
    'refused: `invalid-rejected`, `coercion-refused`, `malformed-json-rejected`; the ambiguous ones by `no-server-error` alone',
  credentials:
    'refused or accepted by class: `authentication-enforced`, `credential-syntax-enforced`, `valid-credentials-accepted`, …',
  protocol:
    'answered as HTTP says: `undeclared-method-rejected`, `allow-on-405`, `head-has-no-content`, `media-type-rejected`, …',
  workflow: 'consistent with what was answered before: `read-your-writes`, `deleted-is-gone`, …',
};

function page(): string {
  const rows = generators.map(({ id, summary }) => `| \`${id}\` | ${summary} | ${JUDGED[id]} |`);
  return `# Generators

Made from the registry in \`properties/generators/index.ts\`. A generator turns an operation into cases; \`plumbline cases\`
prints them, \`--generator ID\` chooses among them, and an address (\`SEED/OPERATION/GENERATOR/INDEX\`) names one case.

| id | sends | must be |
|---|---|---|
${rows.join('\n')}

## What every case keeps to

- Systematic cases come first and always run; random ones follow, \`--cases N\` of them. The same document and seed yield the
  same requests, byte for byte, but for values that the target's own answers supplied.
- A positive case is valid in each of its parts by a validator that shares no code with the generator, and every usual
  reader gets its values back from the wire. Fields that ask for something else (\`If-None-Match\`, \`Range\`, \`Prefer\`,
  \`Accept-Language\`, …) are left to sequences; an \`Idempotency-Key\` is new in every case.
- A negative case is one mutation of a request that the target has accepted. It gates (\`strict\`) only when no plausible
  reading of its bytes is valid; a JSON value that is valid once it is coerced is \`coercion\`; everything else is
  \`ambiguous\` and counts for server errors alone: a repeated parameter, malformed percent-encoding, an undeclared member of
  an exploded object, a type in a form, a body where HTTP gives content no meaning, \`null\` for a body that may be absent.
- Cursors and page tokens that only the server can make are not made up, unless their schema lists them; a
  pattern or length says how a \`cursor\` is written, not which ones there are.
- Identifiers in paths, queries and bodies (\`bookId\`, \`author_id\`) are ones that the target has shown, where it has shown any.
- A parameter at the place of a security scheme, and a field that \`--header\` gives, are left as they are.
- A request that may destroy what it names goes to a resource made for it. Methods that change something and that the path
  does not declare never name what was observed, and with \`--read-only\` are not sent. CONNECT and TRACE are never sent.

## When there is nothing to send

A generator without cases is a skip with its reason, never a pass: \`the document has no examples here\`, \`the document asks
for no credentials\`, \`query parameter mode: unsatisfiable (…)\`, \`body application/json: unmodelled: …\`.
`;
}

test('docs/generators.md is what the registry says', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/generators.md');
});

describe('every generator', () => {
  const { context, operation } = contextOf(shop);
  const labels = ['GET /books', 'POST /books', 'GET /books/search', 'PUT /books/{bookId}', 'POST /newsletter'];

  test('has an id of its own and a summary', () => {
    expect(new Set(generators.map(({ id }) => id)).size).toBe(generators.length);
    for (const { summary } of generators) expect(summary).toMatch(/^.{10,90}$/);
  });

  test('yields the same cases every time', () => {
    const again = contextOf(shop);
    for (const generator of generators) {
      for (const label of labels) {
        const source = generator.cases(operation(label), context);
        const other = generator.cases(again.operation(label), again.context);
        if (isSkip(source)) expect(source).toEqual(other);
        else
          expect(JSON.stringify(casesOf(generator, operation(label), context, 5))).toBe(
            JSON.stringify(casesOf(generator, again.operation(label), again.context, 5)),
          );
      }
    }
  });

  test('never sends a method that changes something where only reading is allowed, unless the operation is one', () => {
    const reading = contextOf(shop, { readOnly: true });
    for (const generator of generators) {
      if (isSkip(generator.cases(reading.operation('GET /books'), reading.context))) continue;
      for (const { method = 'GET' } of casesOf(generator, reading.operation('GET /books'), reading.context, 3))
        expect(['GET', 'HEAD', 'OPTIONS', 'QUERY']).toContain(method);
    }
  });
});
