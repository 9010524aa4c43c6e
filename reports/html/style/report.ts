/** What only the report of a run has: charts, findings, the matrix, the document. */
export const reportStyle = `
.since { margin: .9rem 0 0; padding: .55rem 1rem; display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; }
.since details { flex-basis: 100%; }
.since ul { margin: .3rem 0; padding-left: 1.1rem; }
.charts { display: flex; flex-wrap: wrap; gap: .9rem; margin: .9rem 0 0; }
.chart { flex: 1 1 16.5rem; padding: .65rem .9rem .7rem; min-width: 0; }
.chart:last-child { flex-grow: 1.4; }
.chart h3 { display: flex; justify-content: space-between; gap: .6rem; align-items: baseline; margin: 0 0 .35rem; }
.chart h3 small { font-weight: 400; color: var(--soft); text-align: right; }
.chart .name { width: 48%; } .chart .value { width: 4.6rem; }
.chart table { font-size: .8rem; table-layout: fixed; }
.chart td, .chart th { padding: .13rem 0; border: 0; vertical-align: middle; }
.chart tbody th { padding-right: .6rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.chart tbody th a { color: inherit; text-decoration: none; }
.chart tbody th a:hover { color: var(--accent); text-decoration: underline; }
.chart td.number { text-align: right; padding-left: .5rem; color: var(--soft); }
@media (max-width: 68rem) { .chart { flex-basis: 22rem; } }
.chart.by-check .name { width: 60%; } .chart.by-check .value { width: 2.6rem; }
.chart.by-status .name { width: 2.8rem; } .chart.by-keyword .name { width: 5.6rem; }
@media (max-width: 26rem) { .chart { flex-basis: 100%; } }
.chart p { margin: .45rem 0 0; color: var(--soft); font-size: .78rem; }
.chart .key::before { content: ""; display: inline-block; width: .62rem; height: .5rem; margin-right: .28rem; border-radius: 2px; background: var(--key); }
.key { margin-right: .7rem; } .key.full { --key: var(--bar); } .key.mid { --key: var(--bar-soft); } .key.faint { --key: var(--bar-faint); } .key.good { --key: var(--bar-good); } .key.bad { --key: var(--bar-bad); } .key.warn { --key: var(--bar-warn); }

.group { margin: 0 0 1rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
.group > h3 { padding: .2rem .1rem .35rem; display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; overflow-wrap: anywhere; }
.group > h3 small { font-weight: 400; color: var(--soft); }
.group > .card { overflow: clip; }
.finding { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3.4rem; }
.finding:last-child { border-bottom: 0; }
.finding > summary { padding: .42rem .9rem .42rem .75rem; display: grid; grid-template-columns: 1.1rem 12.5rem minmax(0, 1fr) minmax(0, 1fr) minmax(8.5rem, auto); gap: 0 .7rem; align-items: baseline; border-left: 3px solid transparent; list-style: none; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary:hover { background: var(--sunk); }
.finding > summary:focus-visible { outline-offset: -2px; }
.finding > summary > i { font-style: normal; font-weight: 700; color: var(--bad); }
.finding.warning > summary > i { color: var(--warn); }
.finding.known > summary > i { color: var(--soft); }
.finding > summary > b { font-weight: 600; overflow-wrap: anywhere; }
.finding > summary > span { color: var(--soft); font-size: .92em; overflow-wrap: anywhere; }
.finding > summary > em { font-style: normal; font-size: .92em; overflow-wrap: anywhere; }
.finding > summary > :last-child { text-align: right; }
.finding[open] > summary { border-left-color: var(--bad); background: var(--sunk); position: sticky; top: 2.75rem; z-index: 2; }
.finding.warning[open] > summary { border-left-color: var(--warn); }
.finding.known[open] > summary { border-left-color: var(--strong-line); }
.same > summary { padding: .3rem .9rem .35rem 2.65rem; color: var(--soft); font-size: .9em; border-bottom: 1px solid var(--line); }
.same > summary:hover { background: var(--sunk); }
.same:last-child:not([open]) > summary { border-bottom: 0; }
.finding > .body { padding: .7rem 1rem 1.1rem 1rem; border-left: 3px solid var(--line); }
.body h4 { margin: 1rem 0 0; display: flex; gap: .6rem; align-items: baseline; }
.promise { max-width: 62rem; }
.diff { margin: .4rem 0 .7rem; font-family: var(--mono); font-size: .84rem; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.diff div { display: grid; grid-template-columns: 1.6rem 5.5rem minmax(0, 1fr); padding: .22rem .5rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.diff div > span { color: inherit; user-select: none; }
.diff .sent { color: var(--soft); background: var(--sunk); }
.diff .gone, pre .gone { background: var(--good-wash); color: var(--good); }
.diff .new, pre .new { background: var(--bad-wash); color: var(--bad); }
pre .gone, pre .new { text-decoration: none; display: block; margin: 0 -.8rem; padding: 0 .8rem; }
pre .both { color: var(--soft); display: block; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 1rem; }
.two > * { min-width: 0; }
mark { background: var(--bad-wash); color: var(--bad); text-decoration: underline wavy 1px; text-underline-offset: .22em; border-radius: 3px; }
.said { color: var(--bad); font-style: italic; }
.steps { margin: 0; padding: 0; list-style: none; }

.matrix td { text-align: left; white-space: nowrap; font-variant-numeric: tabular-nums; }
.matrix td.pass { color: var(--good); } .matrix td.fail { background: var(--bad-wash); } .matrix td.warned { background: var(--warn-wash); } .matrix td.warned a { color: var(--warn); font-weight: 600; }
.matrix td.fail a { color: var(--bad); font-weight: 600; }
.matrix td.error { background: var(--warn-wash); color: var(--warn); } .matrix td.skip { color: var(--soft); }
.matrix th[scope=row], .coverage th[scope=row] { position: sticky; left: 0; background: var(--card); max-width: 26rem; overflow-wrap: anywhere; min-width: 11rem; }
.notes { font-size: .82rem; color: var(--soft); columns: 22rem; column-gap: 2rem; margin: .6rem 0 0; padding-left: 1.6rem; }
.notes li { break-inside: avoid; }
.coverage td { min-width: 9rem; }
.coverage td:nth-child(3) { min-width: 16rem; }
.coverage summary { color: var(--accent); font-size: .86rem; }
.statuses { display: flex; flex-wrap: wrap; gap: .2rem; }

.document { font-family: var(--mono); font-size: .82rem; line-height: 1.5; overflow: auto; max-height: 46rem; padding: .4rem 0; }
.document .run { display: grid; grid-template-columns: 3.6rem minmax(max-content, 1fr); }
.document .run > div { white-space: pre; padding: 0 1rem 0 .7rem; tab-size: 4; }
.document .run > div:first-child { color: var(--soft); text-align: right; padding: 0 .5rem 0 0; user-select: none; border-right: 1px solid var(--line); }
.document .hit { background: var(--bad-wash); } .document .note { background: var(--warn-wash); }
.document .remarks { padding: .1rem .8rem .35rem 4.5rem; margin: 0; list-style: none; font-family: var(--sans); font-size: .86rem; white-space: normal; }
.document .hit.remarks, .document .note.remarks { border-bottom: 1px solid var(--line); }
.document .fold > summary { color: var(--soft); padding: .12rem .8rem .12rem 4.3rem; background: var(--sunk); border-block: 1px solid var(--line); font-family: var(--sans); font-size: .8rem; }
.frame .hit { background: var(--bad-wash); display: inline-block; min-width: 100%; }
.frame .n { color: var(--soft); user-select: none; }
@media (max-width: 60rem) {
  .finding > summary { grid-template-columns: 1.1rem minmax(0, 1fr) auto; }
  .finding > summary > b { grid-column: 2; grid-row: 1; }
  .finding > summary > span { grid-column: 2 / -1; }
  .finding > summary > em { grid-column: 2 / -1; }
  .finding > summary > :last-child { grid-column: 3; grid-row: 1; }
}
@media (max-width: 40rem) {
  .diff div { grid-template-columns: 1.1rem minmax(0, 1fr); }
  .diff div > b { grid-column: 2; }
  .diff div > :last-child { grid-column: 2; }
  .document .run { grid-template-columns: 2.7rem minmax(max-content, 1fr); }
  .document .remarks, .document .fold > summary { padding-left: .8rem; }
}
@media print { .group, .finding { content-visibility: visible; } .finding[open] > summary { position: static; } }
`;
