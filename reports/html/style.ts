/** The whole style of the HTML report: light and dark by preference, print, no outside resource. */
export const style = `
:root{color-scheme:light dark;--bg:#f7f7f5;--card:#fff;--ink:#1b1d1f;--soft:#5a6068;--line:#dfe1e3;--good:#17703c;--goodbg:#e3f3e9;--bad:#b3261e;--badbg:#fbe9e7;--warn:#8a5a00;--warnbg:#fdf3dc;--accent:#1f5fa8;--code:#f1f2f3}
@media(prefers-color-scheme:dark){:root{--bg:#131517;--card:#1b1e21;--ink:#e8eaec;--soft:#a4abb3;--line:#32373c;--good:#6fd598;--goodbg:#15301f;--bad:#ff8a80;--badbg:#3a1c1a;--warn:#f2c46d;--warnbg:#372a10;--accent:#8ab8f0;--code:#23272b}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a.skip,td span.skip{position:absolute;left:-999px}a.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
header,main,footer{max-width:1100px;margin:0 auto;padding:0 1.25rem}header{padding-top:1.75rem}
h1{font-size:1.5rem;margin:0 0 .15rem;letter-spacing:-.01em}h2{font-size:1.05rem;margin:2.2rem 0 .7rem}h3{font-size:.95rem;margin:1rem 0 .3rem}
.sub{color:var(--soft);margin:0}.sub code{background:none;padding:0}
.verdict{display:flex;gap:1rem;align-items:center;margin:1.3rem 0;padding:1rem 1.2rem;border-radius:12px;border:1px solid var(--line);background:var(--card);flex-wrap:wrap}
.verdict strong{font-size:1.25rem}.verdict.good{background:var(--goodbg);color:var(--good);border-color:transparent}.verdict.bad{background:var(--badbg);color:var(--bad);border-color:transparent}.verdict.open{background:var(--warnbg);color:var(--warn);border-color:transparent}
.mark{font-size:1.5rem;line-height:1}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:.7rem;margin:0;padding:0}
.figures div{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.65rem .9rem}.figures dt{color:var(--soft);font-size:.8rem}.figures dd{margin:0;font-size:1.3rem;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}
table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{padding:.45rem .7rem;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}tbody tr:last-child>*{border-bottom:0}thead th{color:var(--soft);font-weight:600}
td.pass{color:var(--good)}td.fail{color:var(--bad);background:var(--badbg);font-weight:600}td.skip{color:var(--soft)}td.error{color:var(--warn);background:var(--warnbg)}
code,pre,.mono{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}code{background:var(--code);border-radius:4px;padding:.1em .35em}
pre{background:var(--code);border-radius:8px;padding:.7rem .9rem;overflow-x:auto;margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere;max-height:26rem}
.tools{display:flex;gap:.6rem;flex-wrap:wrap;margin:.4rem 0 .9rem}input,select,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.4rem .7rem}input{flex:1;min-width:12rem}
button{cursor:pointer}button:hover{border-color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
details.finding{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--bad);border-radius:10px;margin:.55rem 0;content-visibility:auto;contain-intrinsic-size:auto 54px}details.warning{border-left-color:var(--warn)}details.known{border-left-color:var(--line)}
summary{cursor:pointer;padding:.75rem 1rem;display:flex;gap:.6rem;flex-wrap:wrap;align-items:baseline}summary b{font-weight:600}.body{padding:0 1.1rem 1rem}
.tag{font-size:.75rem;border-radius:99px;padding:.05rem .6rem;background:var(--badbg);color:var(--bad)}.warning .tag.sev{background:var(--warnbg);color:var(--warn)}.tag.soft{background:var(--code);color:var(--soft)}
dl.facts{display:grid;grid-template-columns:6.5rem 1fr;gap:.15rem .8rem;margin:.4rem 0}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
mark{background:var(--badbg);color:var(--bad);text-decoration:underline wavy;border-radius:3px}.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:0 1rem}.two>*{min-width:0}
.frame{display:block}.frame .n{color:var(--soft);user-select:none;display:inline-block;min-width:3.2em;text-align:right;padding-right:.9em}.frame .hit{background:var(--badbg)}
.lines span.l{display:block}.lines .hit{background:var(--badbg)}.lines .note{background:var(--warnbg)}.lines a{color:inherit}
.bar{display:inline-block;height:.7em;background:var(--accent);border-radius:3px;vertical-align:baseline;min-width:2px}.seen{color:var(--good)}.unseen{color:var(--soft)}
ul{padding-left:1.2rem}footer{color:var(--soft);padding:2.5rem 1.25rem;font-size:.85rem}a{color:var(--accent)}
@media print{.tools,button,a.skip,span.skip{display:none}pre{max-height:none}body{background:#fff}}
`;
