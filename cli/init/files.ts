import { posix } from 'node:path';
import type { SecurityScheme } from '../../openapi/operation.ts';
import { authVariable } from '../environment.ts';
import type { Project } from './project.ts';

/** One file that `plumbline init` writes, by its path in the project, and what it is for. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly purpose: string;
}

/** What was asked for. */
export interface Wishes {
  readonly project: Project;
  /** As the configuration names it: a path or a URL. */
  readonly document: string;
  /** The target; without one it is the embedded mock. */
  readonly url: string | undefined;
  readonly schemes: readonly SecurityScheme[];
  /** The version of Plumbline that writes. */
  readonly version: string;
}

/** Everything that a project needs to test its API by hand, in vitest, and in CI. Pure: nothing is written here. */
export function newFiles(wishes: Wishes): readonly NewFile[] {
  return [configuration(wishes), exampleEnvironment(wishes), suite(wishes), workflow(wishes)];
}

function configuration({ project, document, url }: Wishes): NewFile {
  const options = [
    `  document: ${quoted(document)},`,
    '  // The base URL of the target. Without one it is the embedded mock; PLUMBLINE_URL wins over what stands here.',
    url === undefined ? "  // url: 'http://127.0.0.1:3000'," : `  url: ${quoted(url)},`,
    '  // Warnings are shown; to have them fail the run as well:',
    "  // failOn: 'warning',",
    "  report: ['html', 'json', 'junit'],",
  ].join('\n');
  const says =
    '// What `npx plumbline` runs with in this folder. Every option of the command line is a key of it, and flags win.';
  return project.typescript
    ? {
        path: `plumbline.config.${project.modules ? 'ts' : 'mts'}`,
        text: `${says}\n${importing('defineConfig', 'plumbline')}\n\nexport default defineConfig({\n${options}\n});\n`,
        purpose: 'the document, the target, the reports',
      }
    : {
        path: 'plumbline.config.mjs',
        text: `${says}\n\n/** @type {import(${quoted('plumbline')}).Config} */\nexport default {\n${options}\n};\n`,
        purpose: 'the document, the target, the reports',
      };
}

function exampleEnvironment({ schemes, url }: Wishes): NewFile {
  const lines = [
    '# Copy to .env, which is not committed; what is set in the environment wins.',
    '',
    '# The base URL that the paths of the document are appended to. Without it, the embedded mock.',
    url === undefined ? '#PLUMBLINE_URL=http://127.0.0.1:3000' : `PLUMBLINE_URL=${url}`,
    '',
    '# A bearer token, and one of an identity with less privilege (to see that it is kept out of what is not its own).',
    '#PLUMBLINE_TOKEN=',
    '#PLUMBLINE_SECOND_TOKEN=',
    ...schemes.flatMap(credentialLines),
    '',
    '# For a target that others use as well.',
    '#PLUMBLINE_READ_ONLY=true',
    '#PLUMBLINE_RATE=20',
  ];
  return { path: '.env.example', text: `${lines.join('\n')}\n`, purpose: 'the credentials that a run may use' };
}

function suite({ project }: Wishes): NewFile {
  return {
    path: posix.join(project.tests, `contract.test.${project.typescript ? 'ts' : 'mjs'}`),
    text: [
      '// The contract as tests: one for each operation and generator, by the configuration beside package.json.',
      importing('describeContract', 'plumbline/vitest'),
      '',
      'await describeContract();',
      '',
    ].join('\n'),
    purpose: 'the same as tests of vitest',
  };
}

function workflow({ project: { install }, url, version }: Wishes): NewFile {
  const run = install === undefined ? `npx --yes plumbline@${version}` : 'npx plumbline';
  const local = url !== undefined && /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);
  const text = `# Holds the API to its document on every push, and fails where it does not keep its word.
name: contract
on:
  push:
    branches: [main]
  pull_request:
jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
${install === undefined ? '' : `      - run: ${install}\n`}      - run: ${run} lint --format github
${local ? '      # Start the server here, in the background: the target is on this machine.\n      # - run: npm start &\n' : ''}      - run: ${run} test --report github --report html --report junit
        env:
          PLUMBLINE_URL: \${{ vars.PLUMBLINE_URL${url === undefined ? '' : ` || ${quoted(url)}`} }}
          PLUMBLINE_TOKEN: \${{ secrets.PLUMBLINE_TOKEN }}
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: plumbline-report, path: plumbline-report }
`;
  return { path: '.github/workflows/contract.yml', text, purpose: 'the gate in CI (GitHub Actions)' };
}

function importing(name: string, from: string): string {
  return `import { ${name} } from '${from}';`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The variable of a scheme that no bearer token answers for. */
function credentialLines(scheme: SecurityScheme): readonly string[] {
  const variable = `#${authVariable(scheme.name)}=`;
  switch (scheme.type) {
    case 'http':
      if (scheme.scheme === 'bearer') return [];
      return [
        '',
        `# ${scheme.name}: HTTP ${scheme.scheme}`,
        scheme.scheme === 'basic' ? `${variable}user:password` : variable,
      ];
    case 'apiKey':
      return ['', `# ${scheme.name}: the key that ${scheme.parameter} (${scheme.in}) carries`, variable];
    case 'oauth2':
    case 'openIdConnect':
      return ['', `# ${scheme.name}: an access token (without it, PLUMBLINE_TOKEN)`, variable];
    case 'mutualTLS':
      return [
        '',
        `# ${scheme.name}: the client's certificate and key`,
        '#PLUMBLINE_CLIENT_CERT=client.pem',
        '#PLUMBLINE_CLIENT_KEY=client-key.pem',
      ];
  }
}
