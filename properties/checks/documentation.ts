import type { Check, Family } from '../check.ts';

const FAMILIES: readonly Family[] = ['contract', 'authentication', 'protocol', 'stateful', 'json'];

/** `docs/checks.md`: every check with what it asserts, where that comes from, and whether it is on. */
export function checksPage(checks: readonly Check[]): string {
  const lines = [
    '# Checks',
    '',
    'What Plumbline asserts about answers. `--check ID` runs only these, or turns on one that is off; `--check=-ID` leaves one out. `--strict` makes every warning an error. A rule set is off until `--profile` names it.',
    '',
  ];
  for (const family of FAMILIES) {
    lines.push(
      `## ${family.charAt(0).toUpperCase()}${family.slice(1)}`,
      '',
      '| id | asserts | from | level | default |',
      '|---|---|---|---|---|',
    );
    for (const { id, requirement, clause, level, severity, profile } of checks.filter(
      (check) => check.family === family,
    ))
      lines.push(
        `| \`${id}\` | ${requirement} | [${clause.label}](${clause.url}) | ${level} | ${profile === undefined ? severity : `${severity === 'off' ? 'warning' : severity} with \`--profile ${profile}\``} |`,
      );
    lines.push('');
  }
  return lines.join('\n');
}
