import type { Fault } from '../../mock/fault.ts';
import { faults } from '../../mock/faults/index.ts';
import type { Proof } from '../../mock/prove.ts';
import { bar } from '../../reports/html/bar.ts';
import { count, grouped } from '../../reports/html/count.ts';
import { escapeHtml } from '../../reports/html/escape.ts';
import { type Figure, figuresHtml, navigation } from '../../reports/html/frame.ts';
import { page } from '../../reports/html/page.ts';
import { tableScript } from '../../reports/html/script.ts';

/** What was proven, for the head of the page. */
export interface ProofSubject {
  readonly title: string;
  readonly source: string;
  readonly operations: number;
  readonly seed: number;
  readonly version: string;
}

const STYLE = `
.lies { max-height: 75vh; }
.lies tbody th { width: 34%; min-width: 15rem; }
.lies th small { display: block; font-weight: 400; color: var(--soft); }
.lies td:nth-child(2) { width: 10%; min-width: 7rem; }
.lies td:nth-child(5) { width: 26%; min-width: 11rem; }
.where { display: flex; flex-wrap: wrap; gap: .2rem; padding: .25rem 0; }
`;

/** The suite judged by its own mutants as one page: every kind of lie, on which operations it was told, and who caught it. */
export function proofHtml(proof: Proof, subject: ProofSubject): string {
  const { clean, unreached, results, untried } = proof;
  const missed = results.filter(({ caught }) => !caught).length;
  const good = clean && missed === 0;
  const tone = !good ? 'bad' : untried.length + unreached.length > 0 ? 'open' : 'good';
  const word = `${results.length - missed} of ${results.length} caught`;
  const sections = [liesHtml(proof), alarmsHtml(proof), notTriedHtml(proof)];
  const links = [
    ['lies', 'Lies'],
    ['alarms', 'False alarms'],
    ['not-tried', 'Not tried'],
  ] as const;
  return page({
    title: `${word} · ${subject.title} · Plumbline`,
    tone,
    style: STYLE,
    script: tableScript,
    body: `<a class="skip-link" href="#lies">to the lies</a>
${navigation({ word, tone }, links, sections)}
<header><h1>${escapeHtml(subject.title)}</h1><p class="against"><span>The suite, judged by its own mutants</span><code>${escapeHtml(subject.source)}</code><span>${count(subject.operations, 'operation')}</span><span>seed ${subject.seed}</span></p></header>
<main><section aria-labelledby="h-overview"><h2 id="h-overview" class="unseen">Overview</h2><div class="verdict ${tone}"><strong><span aria-hidden="true">${good ? '✓' : '✗'}</span> ${word}</strong><span>${clean ? 'the faultless mock has no finding' : 'the faultless mock has findings'}</span>${unreached.length > 0 ? `<span>it was not held to ${count(unreached.length, 'operation')} in full: the time was over</span>` : ''}</div>
${figures(proof)}</section>
${sections.join('\n')}
</main><footer>Plumbline ${escapeHtml(subject.version)}. One lie is told by <code>plumbline mock --fault ID@OPERATION</code>.</footer>`,
  });
}

function figures({ clean, alarms, results, untried, untestable }: Proof): string {
  const missed = results.filter(({ caught }) => !caught).length;
  const strays = results.reduce((sum, each) => sum + each.strays.length, 0);
  const after = results.filter(({ caught }) => caught).map(({ requests }) => requests);
  const middle = [...after].sort((a, b) => a - b)[Math.floor(after.length / 2)];
  const rows: readonly Figure[] = [
    { name: 'caught', value: grouped(results.length - missed), of: `of ${grouped(results.length)}` },
    { name: 'missed', value: grouped(missed), ...(missed > 0 && { tone: 'bad' }) },
    { name: 'kinds of lies', value: grouped(new Set(results.map(({ id }) => id)).size) },
    { name: 'false alarms', value: grouped(alarms.length), ...(!clean && { tone: 'bad' }) },
    { name: 'other checks spoke', value: grouped(strays), ...(strays > 0 && { tone: 'warn' }) },
    { name: 'not tried', value: grouped(untried.length), ...(untried.length > 0 && { tone: 'warn' }) },
    { name: 'cannot be tested', value: grouped(untestable.length) },
    { name: 'half caught after', value: middle === undefined ? '–' : grouped(middle), of: 'requests' },
  ];
  return figuresHtml(rows);
}

/** Kinds of lies, those with misses first, then as the registry has them. */
function liesHtml({ results }: Proof): string {
  const kinds = [...new Set(results.map(({ id }) => id))].map((id) => {
    const all = results.filter((result) => result.id === id);
    return { id, all, caught: all.filter(({ caught }) => caught).length };
  });
  const sorted = [...kinds].sort((a, b) => b.all.length - b.caught - (a.all.length - a.caught));
  const rows = sorted.map(({ id, all, caught }) => lieRow(id, all, caught));
  const head = ['Lie', 'Caught', 'After requests', 'By', 'Operations'];
  return `<section id="lies" aria-labelledby="h-lies"><h2 id="h-lies">Lies</h2><div class="tools"><input type="search" data-rows="lies" placeholder="Search lies, checks, operations …" aria-label="search lies"></div><div class="scroll lies" tabindex="0" role="group" aria-label="table of lies"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}

function lieRow(id: string, all: Proof['results'], caught: number): string {
  const fault: Fault | undefined = faults.find((each) => each.id === id);
  const by = [...new Set(all.flatMap((result) => result.by))].sort();
  const after = all.filter((result) => result.caught).map(({ requests }) => requests);
  const least = Math.min(...after);
  const most = Math.max(...after);
  const requests = after.length === 0 ? '–' : least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`;
  const missedFirst = [...all].sort((a, b) => Number(a.caught) - Number(b.caught));
  const where = missedFirst.map((result) =>
    result.caught
      ? `<span class="tag good">✓ ${escapeHtml(result.operation)}</span>`
      : `<span class="tag bad">✗ ${escapeHtml(result.operation)}</span> <small>${escapeHtml(result.reason ?? 'missed')}</small>`,
  );
  const whole = caught === all.length;
  return `<tr><th scope="row">${escapeHtml(id)}<small>${escapeHtml(fault?.summary ?? '')}</small></th><td class="number">${whole ? '✓' : '✗'} ${caught} of ${all.length}${bar(...(whole ? [] : [{ share: 1, tone: 'bad' }]), { share: caught / all.length, tone: 'good' })}</td><td class="number">${requests}</td><td>${checksHtml(fault?.provokes ?? '', by)}</td><td><details${whole ? '' : ' open'}><summary>${count(all.length, 'operation')}</summary><div class="where">${where.join('')}</div></details></td></tr>`;
}

/** The check that a lie provokes, and the others that spoke. */
function checksHtml(own: string, by: readonly string[]): string {
  const others = by.filter((check) => check !== own);
  const first = by.includes(own) ? escapeHtml(own) : `<span class="soft">not ${escapeHtml(own)}</span>`;
  return `${first}${others.length > 0 ? ` <small class="soft">also ${escapeHtml(others.join(', '))}</small>` : ''}`;
}

function alarmsHtml({ alarms, results }: Proof): string {
  const strays = results.flatMap(({ id, operation, strays: own }) =>
    own.map((stray) => `${id} on ${operation}: ${stray}`),
  );
  if (alarms.length + strays.length === 0) return '';
  const list = (items: readonly string[]): string =>
    `<ul class="plain">${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  return `<section id="alarms" aria-labelledby="h-alarms"><h2 id="h-alarms">False alarms</h2>${alarms.length > 0 ? `<p>Of the faultless mock:</p>${list(alarms)}` : ''}${strays.length > 0 ? `<p>Checks that spoke though the lie does not provoke them:</p>${list(strays)}` : ''}</section>`;
}

function notTriedHtml({ unreached, untried, untestable }: Proof): string {
  if (unreached.length + untried.length + untestable.length === 0) return '';
  const truth = unreached.map((operation) => ({ id: 'no lie: the faultless mock', operation }));
  const rows = [...untestable, ...[...truth, ...untried].map((lie) => ({ ...lie, reason: 'the time was over' }))].map(
    ({ id, operation, reason }) =>
      `<tr><th scope="row">${escapeHtml(id)}</th><td class="mono">${escapeHtml(operation)}</td><td>${escapeHtml(reason)}</td></tr>`,
  );
  return `<section id="not-tried" aria-labelledby="h-not-tried"><h2 id="h-not-tried">Not tried</h2><div class="scroll" tabindex="0" role="group" aria-label="table of what was not tried"><table><thead><tr><th scope="col">Lie</th><th scope="col">Operation</th><th scope="col">Why</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`;
}
