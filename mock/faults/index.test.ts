import { expect, test } from 'vitest';
import { checks } from '../../properties/checks/index.ts';
import { faults } from './index.ts';

const FAMILIES = ['contract', 'authentication', 'protocol', 'stateful', 'json'] as const;

function page(): string {
  const sections = FAMILIES.map((family) => {
    const own = faults.filter((fault) => fault.family === family);
    const rows = own.map(
      ({ id, summary, provokes, needs }) =>
        `| \`${id}\` | ${summary} | \`${provokes}\`${needs?.option ? ` with \`--${needs.option}\`` : needs?.check ? ` with \`--check ${needs.check}\`${needs.profile ? ` and \`--profile ${needs.profile}\`` : ''}` : ''} |`,
    );
    return `## ${family[0]?.toUpperCase()}${family.slice(1)}\n\n| id | the mock | provokes |\n|---|---|---|\n${rows.join('\n')}`;
  });
  return `# Faults

Made from the registry in \`mock/faults/index.ts\`. Each is one way for the mock to lie: \`plumbline mock --fault ID\` breaks that
one promise wherever the document makes the lie visible, \`--fault ID@OPERATION\` on one operation alone (named by its
operationId or \`METHOD /path\`); several can be on together. \`plumbline mock --faults\` lists those that apply to a document.
\`plumbline prove\` runs the suite against each of them: every fault must provoke its check, and otherwise only those that it
lists in \`also\`. ${faults.length} faults.

${sections.join('\n\n')}
`;
}

test('docs/faults.md is what the registry says', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/faults.md');
});

test('every fault has an id of its own and names checks that exist', () => {
  const known = new Set(checks.map(({ id }) => id));
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  for (const { id, provokes, also } of faults) {
    expect([id, [provokes, ...also].filter((check) => !known.has(check))]).toEqual([id, []]);
    expect(also).not.toContain(provokes);
  }
});

/**
 * No mock of this one can tell these lies: it hands out no codes, and answers for no bytes that HTTP itself refuses; it
 * keeps what it is sent, so that undeclared members show without a lie.
 */
const UNPROVOKED = /^(pkce-.*|undeclared-observed|host-validated|framing-validated)$/;

test('every check of the suite is provoked by some fault, but for those of what the mock does not do', () => {
  const provoked = new Set(faults.map(({ provokes }) => provokes));
  expect(checks.map(({ id }) => id).filter((id) => !provoked.has(id) && !UNPROVOKED.test(id))).toEqual([]);
  expect(checks.map(({ id }) => id).filter((id) => provoked.has(id) && UNPROVOKED.test(id))).toEqual([]);
});
