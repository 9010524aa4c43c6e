// npm run prove:documents [SECONDS] [DIST] [FOLDER]: docs/proofs.md, what `plumbline prove` makes of each real document
// under 200 kB, smallest first, within so many seconds a document (default 60; 0: as long as it takes). Ends with exit code 1 where the
// faultless mock had a finding or fewer than 98 % of the faults tried were caught. The documents are those of ../shared
// and of examples/; with a budget of less than 30 seconds only the small ones are tried and no page is written.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

const seconds = Number(process.argv[2] ?? 60);
const bin = join(process.argv[3] ?? join(root, 'dist'), 'cli', 'main.js');
const shared = join(root, '..', 'shared');
/** Where results are kept, a file each: a run that was ended goes on where it was. */
const kept = process.argv[4];
const LARGEST = 200 * 1024;
/** Documents above this size are left out of a quick look. */
const SMALL = 32 * 1024;
const QUICK = 30;
const LEAST = 0.98;

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.name === 'node_modules'
          ? []
          : entry.isDirectory()
            ? filesBelow(join(folder, entry.name))
            : [join(folder, entry.name)],
      )
    : [];
const quick = seconds > 0 && seconds < QUICK;
const documents = [
  ...filesBelow(join(shared, 'documents')).filter((file) => /\.(json|ya?ml)$/.test(file)),
  ...filesBelow(join(shared, 'testbed')).filter((file) => /openapi.*\.ya?ml$|openrouter.*\.md$/.test(file)),
  ...filesBelow(join(root, 'examples')).filter((file) => /\.(md|json|ya?ml)$/.test(file) && !/README/.test(file)),
]
  .filter((file) => statSync(file).size < (quick ? SMALL : LARGEST))
  .sort((a, b) => statSync(a).size - statSync(b).size);
if (kept) mkdirSync(kept, { recursive: true });

/** What `prove` says of a document, and after how many seconds. */
function resultOf(file, name) {
  const known = kept && join(kept, `${name.replace(/[^\w.-]+/g, '_')}.json`);
  if (known && existsSync(known)) return JSON.parse(readFileSync(known, 'utf8'));
  const started = performance.now();
  const limit = seconds > 0 ? ['--time-limit', String(seconds)] : [];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [bin, 'prove', file, '--cases', '4', '--format', 'json', '--quiet', ...limit],
    { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, NO_COLOR: '1' } },
  );
  const result = { stdout, stderr, status, took: (performance.now() - started) / 1000 };
  if (known) writeFileSync(known, JSON.stringify(result));
  return result;
}

let failed = 0;
let tried = 0;
let caught = 0;
const misses = [];
const rows = documents.flatMap((file) => {
  const name = relative(file.startsWith(root) ? root : shared, file).replace(/^documents\//, '');
  const { stdout, stderr, status, took } = resultOf(file, name);
  if (status === 2 && /NOTHING_TO_TEST|nothing to test/.test(stderr)) return [];
  if (!stdout) {
    failed++;
    console.log(`✗ ${name}: ${stderr.trim()}`);
    return [];
  }
  const proof = JSON.parse(stdout);
  const share = proof.faults === 0 ? 1 : proof.caught / proof.faults;
  const strays = proof.results.filter((result) => result.strays);
  // A quick look tries too few of each for a share to mean something: there they count together.
  const held = proof.clean && (quick || share >= LEAST);
  tried += proof.faults;
  caught += proof.caught;
  if (!held) failed++;
  const row = [
    name,
    `${proof.alarms?.length ?? 0}${proof.unreached ? `, ${proof.unreached.length} operations not in full` : ''}`,
    `${proof.caught} of ${proof.faults}`,
    `${(Math.floor(share * 1000) / 10).toFixed(1)} %`,
    strays.length,
    proof.untried?.length ?? 0,
    proof.untestable?.length ?? 0,
    Math.round(took),
  ];
  console.log(`${held ? '✓' : '✗'} ${row.join('  ')}`);
  for (const alarm of proof.alarms ?? []) console.log(`    alarm: ${alarm}`);
  for (const { id, operation, strays: all } of strays) console.log(`    stray of ${id} on ${operation}: ${all[0]}`);
  for (const { id, operation, reason } of proof.missed) {
    console.log(`    missed: ${id} on ${operation}: ${reason}`);
    misses.push(`| ${name} | \`${id}\` | \`${operation}\` | ${reason} |`);
  }
  return [`| ${row.join(' | ')} |`];
});
rows.sort();
misses.sort();

if (quick && caught < tried * LEAST) failed++;
if (!quick && existsSync(shared))
  writeFileSync(
    join(root, 'docs', 'proofs.md'),
    `# Proofs

What \`plumbline prove\` makes of real documents: the suite against a mock that tells no lie, then against one that lies in
one way, for every way that shows on the document. Made by \`npm run prove:documents\`, ${
      seconds > 0
        ? `at most ${seconds} seconds a document on
two cores: what caught a kind of lie before is sent first, and where the time does not suffice each kind is tried before
any a second time`
        : 'with as much time as it took'
    }.
*Alarms* are findings of the mock that tells no lie, *others* faults beside which a check spoke that none should have,
*not tried* those that the time did not suffice for, *not tested* those on operations that the suite says it cannot test.

| document | alarms | caught | | others | not tried | not tested | s |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
${misses.length === 0 ? '' : `\n## Missed\n\n| document | fault | operation | why |\n|---|---|---|---|\n${misses.join('\n')}\n`}`,
  );
process.exit(failed === 0 ? 0 : 1);
