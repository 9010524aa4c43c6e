// npm run documents: docs/documents.md, what becomes of each real document: lint, list, and test against the embedded mock.
// The documents are those of ../shared; without them nothing is written. An argument names another build than dist/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

const shared = join(root, '..', 'shared');
const bin = process.argv[2] ?? join(root, 'dist', 'cli', 'main.js');
const cwd = mkdtempSync(join(tmpdir(), 'plumbline-documents-'));
/** Seconds that `test` may send; a document that needs longer is sampled. */
const BUDGET = '8';

if (!existsSync(shared)) {
  console.log('../shared is absent: docs/documents.md stays as it is');
  process.exit(0);
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const documents = [
  ...filesBelow(join(shared, 'documents')).filter((file) => /\.(json|ya?ml)$/.test(file)),
  join(shared, 'testbed', 'authkeys', 'openrouter-auth-keys-code.md'),
  join(shared, 'testbed', 'bookshop', 'openapi.yaml'),
].sort();

/** One command in a process of its own: its exit code, output, seconds and peak memory. */
function measure(...args) {
  const preload =
    'data:text/javascript,process.on("exit",()=>console.error(`\\npeak ${process.resourceUsage().maxRSS}`))';
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, bin, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? 0) / 1024;
  if (/^\s+at .*:\d+:\d+|fault of Plumbline/m.test(stderr)) throw new Error(`${args.join(' ')}: ${stderr}`);
  return { status, stdout, seconds: (performance.now() - started) / 1000, peak };
}

const rows = documents.map((file) => {
  const lint = measure('lint', file, '--format', 'json');
  const { diagnostics } = JSON.parse(lint.stdout);
  const count = (severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const list = measure('list', file, '--format', 'json');
  const { operations, document } = JSON.parse(list.stdout);
  const report = join(cwd, 'report.json');
  const test = measure(
    'test',
    file,
    '--cases',
    '1',
    '--time-limit',
    BUDGET,
    '--no-progress',
    '--report',
    `json=${report}`,
  );
  const { totals, findings } = JSON.parse(spawnSync('cat', [report], { encoding: 'utf8', maxBuffer: 1 << 30 }).stdout);
  const row = [
    relative(shared, file).replace(/^documents\//, ''),
    document.openapi,
    Math.ceil(statSync(file).size / 1024),
    operations.length,
    `${count('error')} / ${count('warning')} / ${count('info')}`,
    lint.seconds.toFixed(1),
    list.seconds.toFixed(1),
    totals.requests,
    findings.length,
    Math.round(Math.max(lint.peak, list.peak, test.peak)),
  ];
  console.log(row.join('  '));
  return `| ${row.join(' | ')} |`;
});

writeFileSync(
  join(root, 'docs', 'documents.md'),
  `# Documents

What becomes of real documents, as their publishers wrote them. Made by \`npm run documents\`. \`test\` ran against the embedded
mock with \`--cases 1 --time-limit ${BUDGET}\`, so large documents are sampled; a finding there would be a fault of Plumbline.
Seconds are those of a whole process on two busy cores; memory is the peak of the three commands.

| document | OpenAPI | KiB | operations | errors / warnings / notes | lint s | list s | requests | findings | MiB |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
);
