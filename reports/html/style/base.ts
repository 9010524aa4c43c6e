/** How elements look on every page: text, tables, code, controls, cards. */
export const base = `
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 var(--sans); }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.6rem; }
main > section { margin: 2.2rem 0 0; }
main > section:first-child { margin: 0; }
footer { color: var(--soft); padding-top: 2.5rem; padding-bottom: 2.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.05rem; margin: 0 0 .7rem; letter-spacing: -.005em; }
h3 { font-size: .93rem; margin: 0; }
h4 { font-size: .8rem; margin: 0; color: var(--soft); font-weight: 600; }
p { margin: 0 0 .6rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
small { font-size: .82rem; }
.soft { color: var(--soft); }
.skip-link { position: absolute; left: -9999px; }
.skip-link:focus { left: .6rem; top: .6rem; z-index: 9; background: var(--card); padding: .5rem .8rem; border-radius: 6px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code, pre, .mono { font-family: var(--mono); font-size: .86em; }
code { background: var(--sunk); border: 1px solid var(--line); border-radius: 4px; padding: .04em .32em; overflow-wrap: anywhere; }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: .65rem .8rem; margin: .3rem 0 0; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; overflow: auto; max-height: 28rem; font-size: .84rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.scroll { overflow: auto; max-height: 34rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .88rem; }
th, td { padding: .36rem .7rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-weight: 600; font-size: .8rem; white-space: nowrap; background: var(--card); }
.scroll thead th { position: sticky; top: 0; z-index: 1; box-shadow: inset 0 -1px var(--line); }
tbody th { font-weight: 500; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--strong-line); border-radius: 7px; padding: .3rem .65rem; min-height: 2rem; }
input[type=search] { flex: 1 1 14rem; min-width: 10rem; }
button { cursor: pointer; }
button:hover, select:hover { border-color: var(--accent); }
button[aria-pressed=true] { background: var(--accent-wash); border-color: var(--accent); color: var(--accent); }
button.small { min-height: 0; padding: .05rem .55rem; font-size: .78rem; border-radius: 5px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 .7rem; }
.tag { display: inline-block; font-size: .74rem; line-height: 1.5; border-radius: 5px; padding: 0 .42rem; background: var(--sunk); color: var(--soft); white-space: nowrap; font-weight: 500; }
.tag.bad { background: var(--bad-wash); color: var(--bad); }
.tag.warn { background: var(--warn-wash); color: var(--warn); }
.tag.good { background: var(--good-wash); color: var(--good); }
.tag.accent { background: var(--accent-wash); color: var(--accent); }
.verdict { display: flex; gap: .4rem .9rem; align-items: baseline; flex-wrap: wrap; margin: 1.1rem 0 0; padding: .8rem 1.1rem; border-radius: 10px; border: 1px solid var(--line); }
.verdict strong { font-size: 1.15rem; }
.verdict.good { background: var(--good-wash); color: var(--good); border-color: transparent; }
.verdict.bad { background: var(--bad-wash); color: var(--bad); border-color: transparent; }
.verdict.open { background: var(--warn-wash); color: var(--warn); border-color: transparent; }
.figures { display: flex; flex-wrap: wrap; gap: 1px; margin: .9rem 0 0; padding: 0; overflow: hidden; background: var(--line); }
.figures div { flex: 1 1 8.4rem; background: var(--card); padding: .5rem .9rem .55rem; }
.figures dt { color: var(--soft); font-size: .78rem; }
.figures dd { margin: 0; font-size: 1.16rem; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.figures dd small { font-weight: 400; color: var(--soft); }
.figures .bad dd { color: var(--bad); }
.figures .warn dd { color: var(--warn); }
.bar { display: block; width: 100%; height: .5rem; }
.bar .track { fill: var(--sunk); }
.bar .faint { fill: var(--bar-faint); }
.bar .mid { fill: var(--bar-soft); }
.bar .full { fill: var(--bar); }
.bar .good { fill: var(--bar-good); }
.bar .bad { fill: var(--bar-bad); }
.bar .warn { fill: var(--bar-warn); }
[hidden] { display: none !important; }
.top { position: sticky; top: 0; z-index: 5; background: var(--page); border-bottom: 1px solid var(--line); }
.top nav { max-width: 78rem; margin: 0 auto; padding: .35rem 1.25rem; display: flex; gap: .2rem 1.1rem; align-items: center; overflow-x: auto; white-space: nowrap; }
.top nav a { color: var(--soft); text-decoration: none; padding: .2rem 0; font-size: .87rem; }
.top nav a:hover { color: var(--text); }
.top nav strong { font-size: .87rem; }
.top nav strong.good { color: var(--good); } .top nav strong.bad { color: var(--bad); } .top nav strong.open { color: var(--warn); }
.top nav button { margin-left: auto; }
.against { margin: .35rem 0 0; color: var(--soft); display: flex; flex-wrap: wrap; gap: .1rem .9rem; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .16rem .9rem; margin: .5rem 0 0; font-size: .88rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.untried { white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--mono); font-size: .8rem; color: var(--soft); padding: .2rem 0; max-width: 40rem; }
.more { margin: .5rem 0 0; }
.more > summary { padding: .25rem 0; }
.plain { margin: 0; padding-left: 1.15rem; }
.plain li { margin: .12rem 0; overflow-wrap: anywhere; }
.more > summary { color: var(--accent); font-size: .86rem; }
@media (max-width: 40rem) {
  .top nav { padding: .35rem .8rem; }
  header, main, footer { padding-left: .8rem; padding-right: .8rem; }
  th, td { padding: .3rem .5rem; }
}
@media print {
  .top { position: static; }
  body { background: #fff; }
  .tools, button, nav, .skip-link { display: none !important; }
  pre, .scroll { max-height: none; overflow: visible; }
}
@media (forced-colors: active) {
  .bar rect.track { fill: Canvas; }
  .bar rect { fill: CanvasText; forced-color-adjust: none; }
}
`;
