import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../properties/outcome.ts';
import type { Run } from '../../properties/run-record.ts';
import { finding, records } from '../fixture.testing.ts';
import { runOf } from '../run-file.ts';
import { documentHtml } from './document.ts';

function runWith(lines: number, findings: readonly Finding[]): Run {
  const run = runOf(records(findings));
  const text = Array.from({ length: lines }, (_, i) => `line ${i + 1}.`).join('\n');
  return {
    ...run,
    start: { ...run.start, diagnostics: [], document: { ...run.start.document, text } },
  };
}
const at = (line: number, file = 'books.yaml'): Finding =>
  finding(`${line}`.padStart(12, '0'), { at: { pointer: '#/x', file, line, column: 1 } });
const shownLines = (html: string): readonly string[] => html.match(/line \d+\./g) ?? [];

describe('the document', () => {
  test('has every line once and in order, wherever something was found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.array(fc.integer({ min: 1, max: 70 })), (lines, hits) => {
        const expected = Array.from({ length: lines }, (_, i) => `line ${i + 1}.`);
        expect(
          shownLines(
            documentHtml(
              runWith(
                lines,
                [...new Set(hits)].map((line) => at(line)),
              ),
            ),
          ),
        ).toEqual(expected);
      }),
    );
  });

  test('folds what is far from a finding and shows what is around it', () => {
    const html = documentHtml(runWith(100, [at(50)]));
    expect(html.match(/<summary>[^<]*<\/summary>/g)).toEqual([
      '<summary>lines 1 to 46</summary>',
      '<summary>lines 54 to 100</summary>',
    ]);
    const unfolded = html.replaceAll(/<details.*?<\/details>/gs, '');
    expect(shownLines(unfolded)).toEqual(['47', '48', '49', '50', '51', '52', '53'].map((n) => `line ${n}.`));
    expect(unfolded).toContain('href="#f-000000000050"');
  });

  test('marks no line for what stands in another file', () => {
    expect(documentHtml(runWith(20, [at(5, 'parts.yaml')]))).not.toContain('class="run hit"');
  });

  test('of one endless line is cut', () => {
    const run = runWith(1, [at(1)]);
    const text = `{"a":"${'x'.repeat(400_000)}"}`;
    const long = { ...run, start: { ...run.start, document: { ...run.start.document, text } } };
    expect(documentHtml(long).length).toBeLessThan(10_000);
  });
});
