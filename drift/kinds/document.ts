import { observedChanges } from '../observed/compare.ts';
import { classes, targetClasses, verdictOf } from '../target/classes.ts';
import { undocumentedKinds } from '../undocumented/changes.ts';
import { defaultKinds, fixedKinds, schemaKinds, surfaces } from './index.ts';
import type { KindEffect } from './kind.ts';

const VERDICTS: Readonly<Record<KindEffect, readonly [request: string, response: string]>> = {
  narrows: ['breaking', 'compatible'],
  widens: ['compatible', 'breaking'],
  both: ['breaking', 'breaking'],
  unknown: ['review, breaking with witness', 'review, breaking with witness'],
};

/** The text of `docs/drift.md`. */
export function driftPage(): string {
  const schemaRows = schemaKinds.map(
    ({ suffix, effect, meaning }) => `| \`${suffix}\` | ${meaning} | ${VERDICTS[effect].join(' | ')} |`,
  );
  const fixedRows = fixedKinds.map(({ id, verdict, meaning }) => `| \`${id}\` | ${verdict} | ${meaning} |`);
  const classRows = classes.map((id) => `| \`${id}\` | ${verdictOf(id)} | ${targetClasses[id]} |`);
  return `# Drift

\`plumbline drift OLD NEW\` compares two documents and says what each difference means to those who read the old one.

\`\`\`sh
plumbline drift api-1.0.yaml api-1.1.yaml                      # exit 1 where something breaks
plumbline drift old.yaml new.yaml --only 'POST /orders'        # one operation; any selector of plumbline test
plumbline drift old.yaml new.yaml --fail-on review             # breaking (default), review, any or none
plumbline drift old.yaml new.yaml --format markdown            # text, json, markdown, sarif, github, html
plumbline drift old.yaml new.yaml --baseline drift-waivers.yaml
plumbline drift old.yaml new.yaml --url http://127.0.0.1:8080    # and who is off: a document or the target
plumbline drift new.yaml --lock plumbline.lock.json --url http://127.0.0.1:8080   # what a target does now, and did when it was locked
\`\`\`

## How a change is judged

By what may be sent, not by how it is written. A change of a request breaks where something that the old document allows
is refused by the new one; a change of an answer breaks where something may come that the old document rules out. In
webhooks and callbacks the server sends the requests, so both turn round. Parameters and fields are compared as they stand
on the wire.

Each change is *breaking*, *review* or *compatible*. **Every breaking change has a witness**: for content, a value that is
valid by the sender's document and refused by the receiver's, found by search and proven by the validator; for everything
else the request, answer, credential set, address or date that shows it. Where a change may break something and no witness
is found, it is for review. Members that only the receiver names are no evidence: a new optional member of a request breaks
nobody who sent something else under that name.

References, \`allOf\`, choices of one branch, the order of members, values, types and branches, names of components and of
path parameters, and the spellings of 2.0, 3.0 and 3.1 are compared in a canonical form: rewriting them is no change. A
security scheme is what a client has to send, whatever it is called. A document without \`servers\` promises no address.

\`--strict\` also reviews what may change behaviour while everything stays valid: other defaults, wider access, new statuses.

## JSON

\`--format json\` prints \`{ "verdict", "semver", "changes": [{ "id", "verdict", "direction", "operation", "at": { "old", "new" },
"message", "witness" }] }\`. A \`witness\` of kind \`instance\` has \`instance\`, \`at\` (where in it), \`bytes\` (a parameter as it is sent),
\`validOld\` and \`validNew\`; one of another kind has \`shown\`. \`semver\` is the version that the changes ask for: \`major\` where
something breaks, \`minor\` where something changed, \`patch\` otherwise.

## Waivers

A baseline lists changes that were accepted, by id, operation and pointer; never by their text.

\`\`\`yaml
- check: response-property-enum-value-added
  operation: GET /orders/{}          # names of path parameters left out; '*' needs scope: all
  pointer: /paths/~1orders~1{id}/get/responses/200/content/application~1json/schema/properties/status/enum
  reason: clients confirmed tolerant
  owner: payments-team
  expires: 2027-03-31
\`\`\`

\`owner\`, \`reason\` and \`expires\` are required. From its expiry on a waiver is an error itself, and its change counts again. One
that matches nothing is a warning: it can go. Waived changes stay in every report. The pointer is that of either document,
with or without \`#\`; one that begins at \`/responses\`, \`/requestBody\` or \`/parameters\` is read inside of the operation.

## An example

The document of an operation of OpenRouter as it was published for one endpoint, against the vendor's whole API of a later
date: fourteen changes, one of them breaking.

| change | verdict | why |
|---|---|---|
| \`request-body-became-required\` | breaking | a request without a body was valid |
| \`new-optional-request-property\`: \`expires_at\`, \`key_label\`, \`spawn_agent\`, \`spawn_cloud\`, \`usage_limit_type\`, \`workspace_id\` | compatible | nobody has to send them |
| \`response-property-type-specialized\`: \`data.app_id\`, number to integer | compatible | every integer is a number |
| \`response-non-success-status-added\`: 403, 409 | compatible | refusals that clients meet anyway |
| \`response-media-type-added\`: bodies of 400, 401, 500 | compatible | they had no described content before |
| \`api-operation-id-removed\` | compatible | not on the wire |
| the header parameter Authorization became a bearer scheme | no change | the same field with the same credential |
| \`enum\` members \`{value: S256}\` became \`S256\` | no change | the same values |
| \`servers\` is new | no change | nothing was promised before |

## Kinds of change of a schema

An id is a surface and a suffix: ${surfaces.map((surface) => `\`${surface}-\``).join(', ')}. In answers, values that enter a list are
compatible where the old document has \`x-extensible-enum\`.

| suffix | about | in requests | in answers |
|---|---|---|---|
${schemaRows.join('\n')}
${defaultKinds.map((suffix) => `| \`${suffix}\` | the default | compatible; review with \`--strict\` | compatible; review with \`--strict\` |`).join('\n')}

## All other kinds

| id | verdict | what happened |
|---|---|---|
${fixedRows.join('\n')}

## Documents and a target

\`plumbline drift OLD NEW --url URL\` runs the suite of the new document against the target and adds who is off wherever the
two documents and the target do not agree; with one document, whether the target does what it says. A request counts where
it was read strictly, and a refusal where it is 400, 415 or 422; where the new document and the target disagree, only what
the suite confirmed counts.

| id | verdict | what happened |
|---|---|---|
${classRows.join('\n')}
${Object.entries(undocumentedKinds)
  .map(([id, meaning]) => `| \`${id}\` | review for 2xx, else compatible | ${meaning} |`)
  .join('\n')}

\`--format overlay\` prints an OpenAPI Overlay that documents all of the undocumented statuses, media types and members. With
it (\`--overlay FILE\`) the next run finds none of them. Read it before you keep it: it states what was seen, not what was meant.

## What a target does otherwise than when it was locked

\`plumbline lock --url URL\` writes down what a target was seen to do; \`plumbline drift --lock FILE --url URL\` looks again. The
document allows all of this, so nothing is breaking: a client may rely on it all the same.

| id | what happened |
|---|---|
${Object.entries(observedChanges)
  .map(([id, meaning]) => `| \`${id}\` | ${meaning} |`)
  .join('\n')}
`;
}
