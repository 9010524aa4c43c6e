import { describe, expect, test } from 'vitest';
import { readHar } from '../traffic/har.ts';
import { finding, fixtureRun, records } from './fixture.testing.ts';
import { github } from './github.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { reports } from './index.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { columnsOf } from './paint.ts';
import { parseRun, runOf } from './run-file.ts';
import { sarif } from './sarif.ts';
import { harErrors, junitErrors, reportErrors, sarifErrors } from './schemas.testing.ts';
import { renderTerminal } from './terminal.ts';

const run = fixtureRun();
const terminal = {
  id: 'terminal',
  fileName: 'terminal.txt',
  render: (of: typeof run) => renderTerminal(of, { width: 80, color: false, verbose: true }),
};

describe('every report', () => {
  test.each(reports.map((report) => [report.id, report] as const))(
    '%s renders the same bytes for the same run',
    (_, report) => {
      expect(report.render(run)).toBe(report.render(fixtureRun()));
    },
  );

  test.each(reports.map((report) => [report.id, report] as const))('%s renders a run without findings', (_, report) => {
    expect(() => report.render(runOf(records([])))).not.toThrow();
  });
});

test.each([...reports.filter(({ id }) => id !== 'html'), terminal].map((report) => [report.id, report] as const))(
  '%s reads as it did',
  async (_, report) => {
    await expect(report.render(run)).toMatchFileSnapshot(`snapshots/${report.fileName}`);
  },
);

describe('formats that others read', () => {
  test('json has the shape of version 1', () => {
    const report = JSON.parse(json.render(run));
    expect(report).toMatchObject({
      schemaVersion: 1,
      verdict: 'deviates',
      totals: { errors: 2, warnings: 1 },
      target: { embedded: false },
    });
    expect(report.findings).toHaveLength(3);
    expect(report.findings[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      clause: { label: expect.any(String) },
      occurrences: 3,
    });
  });

  test('json, sarif, har and junit are valid against the schemas of their formats', async () => {
    expect(reportErrors(json.render(run))).toBe('');
    expect(sarifErrors(sarif.render(run))).toBe('');
    expect(harErrors(har.render(run))).toBe('');
    expect(await junitErrors(junit.render(run))).toBe('');
  });

  test('a HAR says which contents were cut', () => {
    const cut = { status: 200, headers: [], body: '{"a":"', durationMs: 1, truncated: true };
    const text = har.render(runOf(records([finding('aaaaaaaaaaaa', { response: cut })])));
    expect(harErrors(text)).toBe('');
    expect(readHar(text, 'x')[0]?.response).toMatchObject({ truncated: 'size' });
  });

  test('junit holds no character that XML cannot, and counts what it lists', () => {
    const xml = junit.render(run);
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect(xml).toContain('failures="3"');
    expect(xml).not.toContain('<script');
  });

  test('a GitHub annotation is one line, whatever the server sent', () => {
    const lines = github.render(run).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning) file=books\.yaml,line=3,col=5,title=[^:]*::[^:]/);
  });

  test('a Markdown table row cannot be broken out of', () => {
    const rows = markdown
      .render(run)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.filter((row) => /body-matches|leaked|answers/.test(row))).toHaveLength(3);
    expect(markdown.render(run)).not.toContain('<script');
  });
});

describe('the terminal', () => {
  test('shows nothing that a terminal would obey', () => {
    expect(renderTerminal(run, { width: 80, color: false })).not.toMatch(
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/,
    );
  });

  test('says what was promised, sent, expected and came, and how to see it again', () => {
    const text = renderTerminal(run, { width: 80, color: false });
    for (const part of [
      '✗ body-matches-schema · POST /books',
      'required parts only',
      '/price is number',
      'books.yaml:3:5',
      'curl',
      'plumbline replay 7/createBook/valid/1',
      'Not tested',
      '✗ deviates: 2 errors, 1 warning',
    ])
      expect(text).toContain(part);
  });

  test.each([
    ['body', '/price', '{ "title": "A", "price": 12 }', 'http://x.test/books', '"price": 12'],
    ['query', '/limit', undefined, 'http://x.test/books?a=limit&limit=abc&b=1', 'limit=abc'],
    ['query', '/filter/a', undefined, 'http://x.test/books?filter%5Ba%5D=1', 'filter%5Ba%5D=1'],
  ] as const)('marks what is invalid in the %s of a request, at %s', (part, at, body, url, shown) => {
    const violation = { part, at, keyword: 'type', proof: 'strict' } as const;
    const request = { method: 'POST', url, headers: [], ...(body !== undefined && { body }) };
    const one = runOf(records([finding('aaaaaaaaaaaa', { violation, request })]));
    const lines = renderTerminal(one, { width: 80, color: false }).split('\n');
    const marked = lines.findIndex((line) => line.includes(shown));
    const marks = /~+/.exec(lines[marked + 1] ?? '');
    expect(lines[marked]?.slice(marks?.index, (marks?.index ?? 0) + (marks?.[0].length ?? 0))).toBe(
      part === 'body' ? '12' : shown,
    );
  });

  test('counts wide characters as two columns, and breaks words that fit no line', () => {
    const wide = runOf(records([finding('aaaaaaaaaaaa', { actual: '漢字'.repeat(60), expected: 'x'.repeat(300) })]));
    const lines = renderTerminal(wide, { width: 80, color: false }).split('\n');
    expect(lines.filter((line) => columnsOf(line) > 80 && !/curl|replay|--baseline/.test(line))).toEqual([]);
    expect(lines.join('').match(/漢字/g)?.length).toBe(60);
  });

  test('shows no request that is too long to copy', () => {
    const text = renderTerminal(runOf(records([finding('aaaaaaaaaaaa', { curl: `curl ${'x'.repeat(1e6)}` })])), {
      width: 80,
      color: false,
    });
    expect(text.length).toBeLessThan(10_000);
    expect(text).toContain('plumbline replay sends it');
  });

  test('marks the part of the answer that is wrong', () => {
    const lines = renderTerminal(run, { width: 80, color: false }).split('\n');
    const answer = lines.findIndex((line) => line.includes('"price": "12"'));
    expect(lines[answer + 1]?.trim()).toBe('~~~~');
    expect(lines[answer + 1]?.indexOf('~')).toBe(lines[answer]?.indexOf('"12"'));
  });

  test('fits 80 columns, but for the lines that are to be copied', () => {
    const long = renderTerminal(run, { width: 80, color: false })
      .split('\n')
      .filter((line) => [...line].length > 80 && !/curl|replay|--baseline/.test(line));
    expect(long).toEqual([]);
  });
});

describe('a run file', () => {
  const lines = records([finding('aaaaaaaaaaaa'), finding('aaaaaaaaaaaa')]).map((record) => JSON.stringify(record));

  test('counts the same fingerprint once, with its occurrences', () => {
    expect(parseRun([lines.join('\n')]).findings).toMatchObject([{ id: 'aaaaaaaaaaaa', occurrences: 6 }]);
  });

  test('that was cut off in its last line still tells what was found', () => {
    const cut = parseRun([lines.slice(0, -1).join('\n') + lines.at(-1)?.slice(0, 40)].map((text) => text));
    expect(cut.findings).toHaveLength(1);
    expect(cut.end).toMatchObject({ interrupted: true, verdict: 'deviates' });
  });

  test('of one shard is merged with that of another', () => {
    const merged = parseRun([
      lines.join('\n'),
      records([finding('dddddddddddd')])
        .map((record) => JSON.stringify(record))
        .join('\n'),
    ]);
    expect(merged.findings.map(({ id }) => id).sort()).toEqual(['aaaaaaaaaaaa', 'dddddddddddd']);
    expect(merged.end.totals.requests).toBe(24);
  });
});

test('the page holds no markup of a server, and allows itself nothing from outside', () => {
  const page = html.render(run);
  expect(page).not.toContain('<script>alert');
  expect(page).not.toContain('<img src=x');
  expect(page).toContain("default-src 'none'");
  expect(page.match(/<script>/g)).toHaveLength(1);
});
