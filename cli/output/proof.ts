import type { Proof } from '../../mock/prove.ts';

/** Kinds of lies that a line names. */
const MOST_NAMED = 6;

/** The JSON report of `prove`: every lie that was tried, what caught it, and what was not tried. */
export function proofReport({ clean, alarms, unreached, results, untried, untestable }: Proof): object {
  const missed = results.filter(({ caught }) => !caught);
  return {
    clean,
    ...(alarms.length > 0 && { alarms }),
    ...(unreached.length > 0 && { unreached }),
    faults: results.length,
    caught: results.length - missed.length,
    missed: missed.map(({ id, operation, reason }) => ({ id, operation, reason })),
    ...(untried.length > 0 && { untried }),
    ...(untestable.length > 0 && { untestable }),
    results: results.map(({ id, operation, caught, by, requests, strays }) => ({
      id,
      operation,
      caught,
      by,
      requests,
      ...(strays.length > 0 && { strays }),
    })),
  };
}

/**
 * What became of every kind of lie, a line each, then what was missed, and where other checks spoke than a lie should
 * provoke; the last line is the score. `verbose` gives a line to each operation.
 */
export function proofText(proof: Proof, { verbose }: { readonly verbose: boolean }): string {
  const { clean, alarms, unreached, results, untried, untestable } = proof;
  const missed = results.filter(({ caught }) => !caught);
  const caught = results.length - missed.length;
  const share = results.length === 0 ? 100 : Math.floor((caught / results.length) * 1000) / 10;
  const strays = results.flatMap(({ id, operation, strays: all }) =>
    all.map((stray) => `${id} on ${operation}: ${stray}`),
  );
  return [
    ...(clean
      ? ['✓ the faultless mock has no finding']
      : ['✗ the faultless mock has findings:', ...alarms.map((alarm) => `    ${alarm}`)]),
    ...(unreached.length > 0
      ? [`– it was not held to ${counted(unreached.length, 'operation')} in full: the time was over`]
      : []),
    '',
    ...(verbose ? everyLie(proof) : everyKind(proof)),
    '',
    ...section(
      'Missed',
      missed.map(({ id, operation, reason }) => `${id} on ${operation}: ${reason}`),
    ),
    ...section('Findings of other checks', strays),
    ...section('Not tested', [
      ...new Set(
        untestable.map(({ operation, reason }) => {
          const count = untestable.filter((other) => other.operation === operation).length;
          return `${counted(count, 'fault')} on ${operation}: ${reason}`;
        }),
      ),
    ]),
    ...(untried.length > 0
      ? [
          `– ${counted(untried.length, 'fault')} not tried: the time was over${kindsUntried(proof)}; a longer --time-limit, --only or --fault`,
          '',
        ]
      : []),
    `${clean && missed.length === 0 ? '✓' : '✗'} ${caught} of ${results.length} faults caught (${share} %)`,
    '',
  ].join('\n');
}

function everyLie({ results }: Proof): readonly string[] {
  const widest = widestOf(results.map(({ id }) => id));
  return results.map(
    ({ id, operation, caught, by, requests }) =>
      `${caught ? '✓' : '✗'} ${id.padEnd(widest)}  ${operation}  ${caught ? `by ${by.join(', ')} after ${requests} requests` : `missed in ${requests} requests`}`,
  );
}

function everyKind({ results }: Proof): readonly string[] {
  const kinds = [...new Set(results.map(({ id }) => id))];
  const widest = widestOf(kinds);
  return kinds.map((id) => {
    const all = results.filter((result) => result.id === id);
    const found = all.filter(({ caught }) => caught);
    const after = found.map(({ requests }) => requests);
    const by = [...new Set(found.flatMap((result) => result.by))];
    const least = Math.min(...after);
    const most = Math.max(...after);
    const how = `by ${by.join(', ')} after ${least === most ? least : `${least} to ${most}`} requests`;
    return `${found.length === all.length ? '✓' : '✗'} ${id.padEnd(widest)}  ${found.length} of ${all.length}${found.length > 0 ? `  ${how}` : ''}`;
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `    ${line}`), ''];
}

function kindsUntried({ results, untried }: Proof): string {
  const tried = new Set(results.map(({ id }) => id));
  const kinds = [...new Set(untried.map(({ id }) => id).filter((id) => !tried.has(id)))];
  if (kinds.length === 0) return ', though each kind was tried';
  const named = kinds.slice(0, MOST_NAMED).join(', ');
  return `, ${counted(kinds.length, 'kind')} not once: ${named}${kinds.length > MOST_NAMED ? ', …' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function widestOf(texts: readonly string[]): number {
  return Math.max(5, ...texts.map(({ length }) => length));
}
