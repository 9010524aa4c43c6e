import { expect, test } from 'vitest';
import type { CredentialDefinition } from './definition.ts';
import { apiKey } from './matrix/api-key.ts';
import { basic } from './matrix/basic.ts';
import { bearer } from './matrix/bearer.ts';
import { jwt } from './matrix/jwt.ts';
import { otherHttp } from './matrix/other-http.ts';
import { notSent } from './not-sent.ts';

const table = (rows: readonly CredentialDefinition[]): string =>
  [
    '| id | class | sent | needs |',
    '|---|---|---|---|',
    ...rows.map(({ id, class: kind, summary, moves, needsForm, needsNoSecret }) => {
      const needs = [
        needsNoSecret ? 'no credential' : '',
        moves ? 'disposable credentials' : '',
        needsForm ? 'a form' : '',
      ].filter((text) => text !== '');
      return `| \`${id}\` | ${kind} | ${summary} | ${needs.join(', ')} |`;
    }),
  ].join('\n');

function page(): string {
  return `# Credential cases

Made from the matrix in \`http/credentials/matrix/\`. Each row is a valid request with something else in place of one
scheme's credential; the other schemes of the same alternative keep theirs. A row is left out where what it sends would
suffice after all (for this alternative, another one, or the second identity), and where it needs a credential that was not
supplied. Rows that move a valid credential to a place where servers log it need \`--disposable-credentials\`, which is on for
loopback targets alone. Where the document makes credentials optional, the one case is a request without any.

| class | is | must be answered | never |
|---|---|---|---|
| M | missing | 401 | 2xx |
| I | invalid | 401 | 2xx |
| Q | malformed syntax | 400 or 401 | 2xx |
| D | two transports, or repeated | 400 or 401 | 2xx, where only the undeclared place holds the valid one |
| L | the valid secret in an undefined form | 400 or 401 | 2xx |
| S | oversize | 400, 401, 413, 414, 431, or a closed connection | 2xx |
| F | valid and insufficient | 403 | 2xx |
| P | policy decides | 401 or 403 | 5xx |
| + | positive control | as with the plain form | 401, 403 |

Where several schemes are asked for together, two more rows of class M leave out more than one: \`nothing\`, and each member
\`alone\`. 404 is fine wherever it hides a resource. A second identity (\`--second-token\`) is sent to operations that ask for scopes:
\`second-identity\`, class F.

## Where credentials come from

\`--auth SCHEME=VALUE\`, \`--token\` and \`--second-token\` first, each with its environment variable; then \`identities\` of the
configuration file, where a credential is written down, read from a variable, or had from a login:

\`\`\`ts
import { defineConfig, env } from 'plumbline';

export default defineConfig({
  identities: {
    main: {
      login: {
        operation: 'POST /session', // or request: 'POST https://auth.example/token'
        body: { user: 'ada', password: env('ADA_PASSWORD') },
        tokenAt: '/data/token', // or 'header X-Session', or 'cookie sid'; without it /access_token
        as: 'readerKey', // or { header: 'Authorization', prefix: 'Token ' }, { query: 'key' }, { cookie: 'sid' }
        refreshOn: [401],
      },
    },
    second: { token: env('READER_TOKEN') },
  },
});
\`\`\`

The login is sent before the run, and again when a request with its credential is answered with one of \`refreshOn\`; that
request is sent once more, and its second answer is what is judged. A login that fails ends with exit code 3. A place that no
scheme of the document declares gets its credential with every request but those with bad ones. Passwords, tokens and
whatever a variable filled in, but for names of users, clients and the like, stand in no report. Against the embedded mock no login is sent.

## Bearer, OAuth 2.0, OpenID Connect

${table(bearer)}

## JSON Web Tokens

Only where the supplied token is one.

${table(jwt)}

## Basic

${table(basic)}

## API keys

${table(apiKey)}

## Other schemes of the Authorization field

${table(otherHttp)}

## Not sent

| ids | would need |
|---|---|
${notSent.map(({ ids, needs }) => `| ${ids.map((id) => `\`${id}\``).join(', ')} | ${needs} |`).join('\n')}
`;
}

test('docs/credentials.md is what the matrix says', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/credentials.md');
});
