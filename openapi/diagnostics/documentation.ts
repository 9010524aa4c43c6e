import { repairs } from '../repairs/index.ts';
import { referenceForm } from '../repairs/reference-form.ts';
import type { Repair } from '../repairs/repair.ts';
import type { Rule } from './rule.ts';

/** `docs/diagnostics.md`: every code that `plumbline lint` knows. */
export function diagnosticsPage(
  rules: readonly Rule[],
  mended: readonly Repair[] = [referenceForm, ...repairs],
): string {
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
    '| `response-key-number` | response keys are numbers in YAML |',
    '| `version-odd` | the version is no text, or stands under the other key |',
    '| `overlay-target-empty` | an action of an Overlay selects nothing |',
    '',
    '## Text and structure',
    '',
    '| code | severity | what is wrong |',
    '|---|---|---|',
    '| `duplicate-key` | error | a key occurs twice |',
    '| `json-invalid` | error | the text is no JSON, but can be read as YAML |',
    '| `yaml-documents` | warning | the file holds more than one YAML document |',
    '| `yaml-tag` | warning | a tag of YAML that is none |',
    '| `yaml-number` | warning | a number that JSON does not have |',
    '| `yaml-cycle` | error | an alias stands inside of what it repeats |',
    '| `structure` | error, warning | a member has the wrong type (the official schemas of OpenAPI) |',
    '| `member-missing` | error, warning | a member that must be there is not |',
    '| `member-unknown` | warning | a member that its object does not have |',
    '| `version-later` | warning | a member of a later version of OpenAPI |',
    '',
    '## Rules',
    '',
    '| code | severity | what is wrong |',
    '|---|---|---|',
    ...rules.map(({ code, severity, summary }) => `| \`${code}\` | ${severity} | ${summary} |`),
    '',
  ].join('\n');
}
