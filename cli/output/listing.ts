import { columnsOf, createPaint, fit, printable, wrap } from '../../reports/paint.ts';

/** What `plumbline list` knows; with `--format json` it is printed as it is. */
export interface Listing {
  readonly document: {
    readonly source: string;
    readonly title: string;
    readonly version: string;
    readonly openapi: string;
  };
  readonly seed: number;
  readonly generators: readonly { readonly id: string; readonly summary: string }[];
  readonly operations: readonly {
    readonly operation: string;
    readonly operationId?: string;
    readonly tags: readonly string[];
    readonly generators: readonly { readonly id: string; readonly cases?: number; readonly skip?: string }[];
  }[];
  readonly checks: readonly {
    readonly id: string;
    readonly family: string;
    readonly level: string;
    readonly severity: string;
    readonly enabled: boolean;
    /** The rule set that turns it on. */
    readonly profile?: string;
    readonly requirement: string;
    readonly clause: string;
  }[];
}

/** The listing for people, in lines of at most `width` columns; one line for each thing where that is infinite. */
export function renderListing(
  { document, seed, generators, operations, checks }: Listing,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const paint = createPaint(color);
  const hung = (head: string, text: string): readonly string[] => hanging(head, text, width);
  const facts = ` · OpenAPI ${document.openapi} · seed ${seed}`;
  const lines = [
    paint.bold(fit(printable(`${document.title} ${document.version}`), Math.max(24, width - facts.length))) +
      paint.dim(facts),
    '',
    paint.bold('Generators'),
    ...generators.flatMap(({ id, summary }) => hung(`  ${id.padEnd(12)} `, summary)),
    '',
    paint.bold('Operations'),
  ];
  for (const entry of operations) {
    const { operationId, tags } = entry;
    const names = [operationId, ...tags.map((tag) => `tag:${tag}`)].filter((name) => name !== undefined);
    lines.push(
      `  ${printable(entry.operation)}${names.length > 0 ? paint.dim(`  ${printable(names.join('  '))}`) : ''}`,
    );
    for (const { id, cases, skip } of entry.generators)
      lines.push(
        ...(cases === undefined
          ? hung(`    ${id.padEnd(12)}    – `, printable(skip ?? '')).map(paint.dim)
          : [`    ${id.padEnd(12)} ${String(cases).padStart(4)}`]),
      );
  }
  const longest = Math.max(0, ...checks.map(({ id }) => id.length));
  lines.push('', paint.bold('Checks'));
  for (const family of new Set(checks.map((check) => check.family))) {
    lines.push(paint.dim(`  ${family}`));
    for (const { id, severity, enabled, requirement, profile } of checks.filter((check) => check.family === family)) {
      const head = `  ${enabled ? '✓' : '–'} ${id.padEnd(longest)}  ${severity.padEnd(7)}  `;
      const own = hung(head, `${requirement}${profile === undefined ? '' : ` (--profile ${profile})`}`);
      lines.push(...(enabled ? own : own.map(paint.dim)));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A text behind its head, its further lines under its first. */
function hanging(head: string, text: string, width: number): readonly string[] {
  const indent = columnsOf(head);
  return wrap(text, Math.max(24, width - indent)).map((line, i) => `${i === 0 ? head : ' '.repeat(indent)}${line}`);
}
