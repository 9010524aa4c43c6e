import type { Run } from '../properties/run-record.ts';
import { compareRuns } from './comparison.ts';
import { chartsHtml } from './html/charts.ts';
import { grouped } from './html/count.ts';
import { coverageHtml } from './html/coverage.ts';
import { documentHtml } from './html/document.ts';
import { escapeHtml } from './html/escape.ts';
import { findingsHtml } from './html/findings.ts';
import { navigation } from './html/frame.ts';
import { matrixHtml } from './html/matrix.ts';
import { headHtml, overviewHtml, tones } from './html/overview.ts';
import { page } from './html/page.ts';
import { script } from './html/script.ts';
import { checksHtml, notTestedHtml, settingsHtml } from './html/sections.ts';
import { sinceHtml } from './html/since.ts';
import { reportStyle } from './html/style/report.ts';
import type { Report } from './report.ts';

/** One self-contained page: no network, nothing of a server's can become markup or script. */
export const html: Report = {
  id: 'html',
  fileName: 'report.html',
  render(run) {
    const { start, end } = run;
    const comparison = compareRuns(run);
    const findings = findingsHtml(run, comparison);
    const sections = [
      findings.section,
      matrixHtml(run),
      notTestedHtml(run),
      coverageHtml(run),
      documentHtml(run),
      checksHtml(run),
      settingsHtml(run),
    ];
    return page({
      title: `${end.verdict} · ${start.document.title} · Plumbline`,
      tone: tones[end.verdict],
      style: reportStyle,
      script,
      body: `<a class="skip-link" href="#findings">to the findings</a>
${navigation({ word: end.verdict, tone: tones[end.verdict] }, links(run), sections)}
<header>${headHtml(run)}</header>
<main><section aria-labelledby="h-overview"><h2 id="h-overview" class="unseen">Overview</h2>${overviewHtml(run)}${sinceHtml(run, comparison)}${chartsHtml(run)}</section>
${sections.join('\n')}
</main><footer>Plumbline ${escapeHtml(start.tool.version)}. Arrow keys move through findings; an address is sent again by <code>plumbline replay ADDRESS</code>.</footer>
${findings.data}`,
    });
  },
};

function links({ findings }: Run): readonly (readonly [id: string, name: string])[] {
  return [
    ['findings', `Findings ${grouped(findings.length)}`],
    ['matrix', 'Operations'],
    ['not-tested', 'Not tested'],
    ['coverage', 'Coverage'],
    ['document', 'Document'],
    ['checks', 'Checks'],
    ['settings', 'Settings'],
  ];
}
