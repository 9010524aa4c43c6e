import { repairs } from '../repairs/index.ts';
import type { Repair } from '../repairs/repair.ts';
import type { Rule } from './rule.ts';

/** `docs/diagnostics.md`: every code that `plumbline lint` knows. */
export function diagnosticsPage(rules: readonly Rule[], mended: readonly Repair[] = repairs): string {
  return [
    '# Diagnostics',
    '',
    'What `plumbline lint` says of a document. Each names a place, what it was taken to mean, and how to mend it.',
    '',
    '## Repairs',
    '',
    'Read as their authors mean them; `--no-repair` reads them to the letter.',
    '',
    '| code | what is odd |',
    '|---|---|',
    ...mended.map(({ code, summary }) => `| \`${code}\` | ${summary} |`),
    '',
    '## Interpretations',
    '',
    '| code | what is left open |',
    '|---|---|',
    '| `markdown-document` | the document is a fenced block of a Markdown file |',
    '| `no-servers` | the document names no server |',
    '| `content-empty` | `content: {}` describes no body |',
    '| `body-optional-with-required-members` | the body is optional by the letter, and its schema has required members |',
    '| `duplicate-key` | a key occurs twice |',
    '',
    '## Rules',
    '',
    '| code | severity | what is wrong |',
    '|---|---|---|',
    ...rules.map(({ code, severity, summary }) => `| \`${code}\` | ${severity} | ${summary} |`),
    '',
  ].join('\n');
}
