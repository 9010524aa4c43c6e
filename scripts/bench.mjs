// npm run bench: how fast the whole is beside its parts and beside the client alone. Prints tables, and writes them to
// docs/benchmarks.md. --dist DIR measures another build; --long adds a run of a million cases; --short takes a few seconds.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { alone, byHand, folderWith, plumbline, rawUndici, schemathesis, startTarget } from './bench/measure.mjs';
import { root, setUp } from './setup.mjs';

const given = process.argv.slice(2);
const at = given.indexOf('--dist');
const dist = at >= 0 ? resolve(given[at + 1]) : join(root, 'dist');
const short = given.includes('--short');
const REQUESTS = short ? 2_000 : 20_000;
const ROUNDS = short ? 1 : 3;
const IN_FLIGHT = [1, 8, 32, 64];
const OPERATIONS = [1, 10, 100, 1000];
const LENGTHS = given.includes('--long') ? [10_000, 50_000, 100_000, 1_000_000] : [10_000, 50_000, 100_000];

if (at < 0) setUp();
const lines = [];
const say = (line = '') => {
  lines.push(line);
  console.log(line);
};
const table = (head, rows) => {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  const row = (cells) => say(`| ${cells.map((cell, i) => cell.padStart(widths[i])).join(' | ')} |`);
  row(head);
  say(`|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`);
  for (const cells of rows) row(cells);
  say();
};
const count = (number) => Math.round(number).toLocaleString('en');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** Microseconds for each request that the longer of two runs sent more: what starting and warming up took is in both. */
const each = (few, many) => ((many.durationMs - few.durationMs) * 1000) / (many.requests - few.requests);
const valid = (cases) => ['--generator', 'valid', '--cases', String(Math.max(1, Math.round(cases)))];

const target = await startTarget();
const toTarget = ['--url', target.url];
const five = folderWith(5);
try {
  say('# Benchmarks');
  say();
  say(
    'Made by `npm run bench`, in one run, side by side. The target is a plain `node:http` server in a process of its own,',
  );
  say('with a JSON API; every answer is validated and goes through all checks, and the run file is written.');
  say(
    `Node ${process.versions.node} on ${cpus().length} cores (${cpus()[0]?.model.trim()}); load average when it began: ${loadavg()[0]?.toFixed(1)}.`,
  );
  say();
  say('## Requests a second, five operations');
  say();
  const speeds = [];
  for (const inFlight of IN_FLIGHT) {
    const few = inFlight === 1 ? REQUESTS / 2 : REQUESTS;
    const rounds = Array.from({ length: ROUNDS }, () => {
      const raw = (few * 1000) / rawUndici(target.url, few, inFlight);
      const hand = (few * 1000) / byHand(target.url, few, inFlight);
      const measured = (cases) =>
        plumbline(dist, five, [...toTarget, ...valid(cases / 5), '--concurrency', String(inFlight)]).totals;
      const [short, long] = [measured(few), measured(few * 4)];
      const whole = (short.requests * 1000) / short.durationMs;
      return { raw, hand, whole, further: 1_000_000 / each(short, long) };
    });
    const [raw, hand, whole, further] = ['raw', 'hand', 'whole', 'further'].map((part) =>
      median(rounds.map((round) => round[part])),
    );
    const ratio = (speed) => `${Math.round((100 * speed) / raw)} %`;
    speeds.push([String(inFlight), count(raw), count(hand), count(whole), count(further), ratio(further)]);
  }
  table(['in flight', 'raw undici', 'by hand', 'Plumbline', 'once warm', 'of raw'], speeds);
  say(
    '*By hand* is the least loop: fast-check, undici, `JSON.parse`, one compiled validator, no checks. *Plumbline* is a whole',
  );
  say(
    `run of ${count(REQUESTS)} cases with everything before the first; *once warm* are the further cases of a run four times as long.`,
  );
  say();
  const other = schemathesis(five, target.url);
  const whole = Number(speeds[1]?.[3]?.replaceAll(',', ''));
  say(
    other === undefined
      ? 'Schemathesis is not installed here; where it is, it is measured beside these.'
      : `Schemathesis, same document and target: ${count(other)} requests a second; Plumbline sends ${Math.round(whole / other)} times as many.`,
  );
  say();
  say('## Parts, nothing being sent');
  say();
  const { generated, judged } = alone(dist, five.document, REQUESTS);
  table(
    ['part', 'µs'],
    [
      ['a valid case, generated and encoded', generated.toFixed(1)],
      ['an answer, validated', judged.toFixed(1)],
    ],
  );
  say('## The size of the document');
  say();
  const sizes = OPERATIONS.map((operations) => {
    const made = folderWith(operations);
    const measured = (cases) => plumbline(dist, made, [...toTarget, ...valid(cases / operations)]);
    const [few, many] = [measured(REQUESTS), measured(REQUESTS * 4)];
    made.end();
    return [
      count(operations),
      count(many.totals.cases),
      each(few.totals, many.totals).toFixed(0),
      count(few.wall),
      String(many.peak),
    ];
  });
  table(['operations', 'cases', 'µs a further case', `ms for the first ${count(REQUESTS)}`, 'peak MB'], sizes);
  say('## The length of the run');
  say();
  let before;
  const lengths = (short ? LENGTHS.slice(0, 2) : LENGTHS).map((cases) => {
    const { totals, peak } = plumbline(dist, five, [...toTarget, ...valid(cases / 5)]);
    const row = [
      count(cases),
      (before ? each(before, totals) : (totals.durationMs * 1000) / totals.requests).toFixed(0),
      String(peak),
    ];
    before = totals;
    return row;
  });
  table(['cases', 'µs each since the row above', 'peak MB'], lengths);
  say('## Cold start');
  say();
  const one = folderWith(1);
  const starts = Array.from({ length: ROUNDS }, () => plumbline(dist, one, [...toTarget, '--cases', '1']).wall);
  one.end();
  say(`\`plumbline test --cases 1\` on a document of one operation: ${count(median(starts))} ms from start to exit.`);
} finally {
  target.end();
  five.end();
}
if (!short) writeFileSync(join(root, 'docs', 'benchmarks.md'), `${lines.join('\n')}\n`);
