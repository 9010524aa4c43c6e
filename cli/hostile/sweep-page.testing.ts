/** What became of one run against a hostile server. */
export interface Measured {
  readonly does: string;
  readonly code: number | null;
  readonly seconds: number;
  readonly megabytes: number;
  readonly requests: number;
  /** Standard output. */
  readonly out: string;
}

/** The page about hostile servers, with the figures of these runs. */
export function sweepPage(all: readonly Measured[], most: number): string {
  const worst = all.reduce((high, { megabytes }) => Math.max(high, megabytes), 0);
  const slowest = all.reduce((high, { seconds }) => Math.max(high, seconds), 0);
  const rows = all.map(
    ({ does, code, seconds, megabytes, requests, out }) =>
      `| ${cell(does)} | ${code} | ${seconds.toFixed(1)} | ${megabytes} | ${requests} | ${cell(sentence(out))} |`,
  );
  return `# Hostile servers

Made by \`npm run hostile\`: one run against each of ${all.length} servers that do what no server should, each run a process
of its own that says at its end how much memory it had at most. \`npm test\` runs the same servers within one process. The
highest peak was ${worst} MB (${most} is the limit), the longest run took ${slowest.toFixed(1)} s. Each ended with the exit
code that it should, named what was wrong, and showed the credential nowhere.

| A server that … | exit | seconds | MB | requests | what was said |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** The finding, or the sentence that says why nothing could be judged, or what was not tested. */
function sentence(out: string): string {
  const lines = out.split('\n');
  const actual = lines.map((line) => /^ +actual +(.*)$/.exec(line)?.[1]).find((text) => text !== undefined);
  const check = lines.map((line) => /^[✗!] (\S+) · /.exec(line)?.[1]).find((text) => text !== undefined);
  if (check) return `${check}: ${actual ?? ''}`;
  const from = lines.findIndex((line) => /^\? inconclusive/.test(line));
  if (from >= 0)
    return lines
      .slice(from, from + 2)
      .join(' ')
      .replace(/\s+/g, ' ');
  const untested = lines.find((line) => /longer than/.test(line)) ?? lines.find((line) => /^[✓✗]/.test(line)) ?? '';
  return untested.trim();
}

/** A text as a cell of a table: no markup, no line ends, no longer than a glance. */
function cell(text: string): string {
  const plain = text.replace(/[|\\`<>*_[\]]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}
