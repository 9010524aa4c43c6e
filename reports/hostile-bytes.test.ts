import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Run } from '../properties/run-record.ts';
import { readHar } from '../traffic/har.ts';
import { finding, records } from './fixture.testing.ts';
import { github } from './github.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { jsonText } from './json-text.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { runOf } from './run-file.ts';
import { sarif } from './sarif.ts';
import { harErrors, junitErrors, reportErrors, runRecordErrors, sarifErrors } from './schemas.testing.ts';
import { renderTerminal } from './terminal.ts';

/** What a server may say: each breaks some format that is written without thought. */
const SAID = [
  [
    'markup',
    '</script></style></textarea>--><script>alert(1)</script><img src=x onerror=alert(1)>&amp;<!--<svg/onload=x>',
  ],
  ['escapes', '\u001b[31mred\u001b[2J\u001b]0;title\u0007\u009b1A\b\b\r\u007f'],
  ['NUL and other controls', 'a\u0000b\u0001\u000b\u000c\u001f'],
  ['the end of CDATA', ']]><x/>&#0;&lt;!DOCTYPE x [<!ENTITY a "b">]>'],
  ['half a surrogate pair', '\ud800 \udc00\ud800x'],
  ['noncharacters', '\ufffe\uffff\u{1fffe}'],
  ['direction marks and invisible letters', '\u202ereversed\u2066\u200b\u2028\u2029\ufeff\u{e0041}'],
  [
    'workflow commands',
    '::error::x\n::set-output name=a::b\n  ::stop-commands::x\r\n##[error]x ##vso[task.x]y\n##teamcity[x]',
  ],
  ['tables and code', '| a | b \\| c \\\\| `d` ``e`` \\'],
  [
    'links, mentions, lists',
    '[x](javascript:alert(1)) ![x](http://x.invalid) @everyone www.x.invalid http://x.invalid\n- a\n# b\n> c',
  ],
  ['percent and quotes', `%0A%0D%25%ZZ "quoted" 'quoted' \\"`],
  ['five thousand objects, one in another', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['much of it', `${'long '.repeat(300)}${'x'.repeat(3000)}`],
] as const;

/** A run in which a server said this wherever a server says anything. */
function runThatHeard(said: string): Run {
  const loud = {
    expected: said,
    actual: said,
    sent: said,
    part: `/${said}`,
    curl: `curl -d '${said}'`,
    request: {
      method: 'POST',
      url: `http://127.0.0.1/?a=${encodeURIComponent(said.toWellFormed())}`,
      headers: [],
      body: said,
    },
    response: { status: 500, headers: [['X-Said', said] as const], body: said, durationMs: 1 },
    before: [
      {
        request: { method: 'GET', url: 'http://127.0.0.1/', headers: [] },
        response: { status: 200, headers: [['X-Said', said] as const], body: said, durationMs: 1 },
      },
    ],
  };
  const all = [
    finding('aaaaaaaaaaaa', loud),
    finding('bbbbbbbbbbbb', { ...loud, severity: 'warning', check: 'no-internals-leaked', part: undefined }),
    finding('cccccccccccc', { ...loud, part: 'header X-Said', check: 'headers-match-schema' }),
    finding('dddddddddddd', {
      ...loud,
      check: 'answers',
      response: undefined,
      failure: { kind: 'framing', message: said },
      known: { owner: said, reason: said },
    }),
  ];
  return runOf(
    records(all).map((record) => {
      if (record.type === 'end')
        return {
          ...record,
          reason: said,
          notTested: [said],
          leftBehind: [said],
          totals: { ...record.totals, warnings: 1 },
        };
      return record.type === 'outcome' && record.status === 'skip' ? { ...record, reason: said } : record;
    }),
  );
}

/** What GitHub's runner would obey in this output: a command after blanks, or one of the old form anywhere. */
function obeyed(output: string): readonly string[] {
  return output.split(/\r\n|\n|\r/).filter((line) => /^\s*::/.test(line) || /##\[|##vso\[|##teamcity\[/i.test(line));
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(isWellFormed);
}

describe.each(SAID)('a server that says %s', (_, said) => {
  const run = runThatHeard(said);

  test('breaks no JUnit', async () => {
    const xml = junit.render(run);
    expect(await junitErrors(xml)).toBe('');
    expect([...xml.matchAll(/<failure /g)]).toHaveLength(3);
  });

  test('breaks no JSON: sarif, har, json, and the lines of the run file', () => {
    expect(sarifErrors(sarif.render(run))).toBe('');
    expect(harErrors(har.render(run))).toBe('');
    expect(reportErrors(json.render(run))).toBe('');
    const lines = run.findings.map((one) => jsonText({ type: 'finding', ...one }));
    expect(runRecordErrors(lines.join('\n'))).toBe('');
    for (const text of [sarif.render(run), har.render(run), json.render(run), ...lines])
      expect(isWellFormed(JSON.parse(text))).toBe(true);
  });

  test('is the same again when the HAR is read', () => {
    const exchanges = readHar(har.render(run), 'x').filter(({ response }) => response);
    expect(exchanges.length).toBeGreaterThan(3);
    const wellFormed = Buffer.from(said.toWellFormed());
    for (const { response } of exchanges) expect(Buffer.from(response?.body ?? []).equals(wellFormed)).toBe(true);
  });

  test('starts no command of a CI runner, and steers no terminal', () => {
    const annotations = github.render(run).trimEnd().split('\n');
    expect(annotations).toHaveLength(3);
    for (const line of annotations)
      expect(line).toMatch(/^::(error|warning) file=[^,]*,line=3,col=5,title=[^:]*::[^\r\n]*$/);
    const shown = renderTerminal(run, { width: 80, color: false, verbose: true });
    expect(obeyed(shown)).toEqual([]);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066\u200b]/);
    expect(shown.isWellFormed()).toBe(true);
  });

  test('adds nothing to Markdown but text', () => {
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(markdown.render(run), {});
    const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
    const types = all.map(({ type }) => type);
    for (const type of ['link_open', 'image', 'html_inline', 'hr', 'fence', 'code_block', 'ordered_list_open'])
      expect(types).not.toContain(type);
    expect(all.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim())).toEqual([
      '<details><summary>Not tested</summary>',
      '</details>',
    ]);
    const count = (type: string): number => types.filter((one) => one === type).length;
    expect([count('heading_open'), count('table_open'), count('tr_open'), count('td_open')]).toEqual([1, 1, 5, 24]);
    expect([count('bullet_list_open'), count('list_item_open'), count('blockquote_open')]).toEqual([1, 1, 1]);
  });

  test('adds no element to the page', () => {
    const tags = (page: string): readonly string[] => [...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([tag]) => tag);
    const tame = said.replace(/[^\n ]/g, 'x');
    expect(tags(html.render(run)).filter((tag) => /script|img|svg|style|textarea/.test(tag))).toEqual(
      tags(html.render(runThatHeard(tame))).filter((tag) => /script|img|svg|style|textarea/.test(tag)),
    );
  });
});
