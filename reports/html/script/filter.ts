/** Searching findings, opening and closing what is shown, and moving through it by arrow keys. */
export const filter = `
const findings = [...document.querySelectorAll('.finding')];
const groups = [...document.querySelectorAll('.group')];
const search = document.getElementById('q');
const folds = [...document.querySelectorAll('.same')];
const status = document.getElementById('n');
const kinds = [...document.querySelectorAll('button[data-kind]')];
const chosen = ['check', 'generator'].map((name) => [name, document.getElementById(name)]).filter(([, select]) => select);
let texts;
function textOf(finding) {
  texts ??= new Map(groups.flatMap((group) => {
    const title = group.firstElementChild.textContent;
    return [...group.querySelectorAll('.finding')].map((own) =>
      [own, (title + ' ' + own.firstElementChild.textContent + ' ' + own.id).toLowerCase()]);
  }));
  return texts.get(finding);
}
function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const pressed = kinds.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.kind);
  let count = 0;
  for (const finding of findings) {
    const { kind, new: fresh } = finding.dataset;
    const fits = (pressed.length === 0 || pressed.includes(kind) || (fresh !== undefined && pressed.includes('new'))) &&
      chosen.every(([name, select]) => select.value === '' || select.value === finding.dataset[name]) &&
      words.every((word) => textOf(finding).includes(word));
    if (finding.hidden === fits) finding.hidden = !fits;
    if (fits) count++;
  }
  const filtered = count < findings.length;
  for (const fold of folds) {
    fold.hidden = !fold.querySelector('.finding:not([hidden])');
    fold.open = filtered && !fold.hidden;
  }
  for (const group of groups) group.hidden = !group.querySelector('.finding:not([hidden])');
  status.textContent = count === findings.length ? count + ' findings' : count + ' of ' + findings.length + ' findings';
}
const inSight = (finding) => !finding.hidden && !finding.closest('.same:not([open])');
function reset() {
  if (!search) return;
  search.value = '';
  for (const [, select] of chosen) select.value = '';
  for (const button of kinds) button.setAttribute('aria-pressed', 'false');
  apply();
}
if (search) {
  search.addEventListener('input', apply);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') reset();
    const first = findings.find(inSight);
    if ((event.key === 'Enter' || event.key === 'ArrowDown') && first) {
      first.firstElementChild.focus();
      event.preventDefault();
    }
  });
  for (const [, select] of chosen) select.addEventListener('change', apply);
  for (const button of kinds) button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    apply();
  });
}
document.addEventListener('keydown', (event) => {
  const here = event.target.closest?.('.finding > summary');
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const shown = findings.filter(inSight);
  const i = shown.indexOf(here.parentElement);
  const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (shown[to]) shown[to].firstElementChild.focus();
  else if (to < 0) search.focus();
});
const MOST_OPENED = 200;
for (const button of document.querySelectorAll('button[data-all]')) button.addEventListener('click', () => {
  const open = button.dataset.all === 'open';
  const shown = findings.filter((finding) => !finding.hidden);
  for (const finding of open ? shown.slice(0, MOST_OPENED) : shown) {
    if (open) fill(finding);
    if (open && finding.parentElement.localName === 'details') finding.parentElement.open = true;
    finding.open = open;
  }
  if (open && shown.length > MOST_OPENED) status.textContent = 'the first ' + MOST_OPENED + ' of ' + shown.length + ' findings are open';
});
for (const [name, select] of chosen) for (const link of document.querySelectorAll('a[data-' + name + ']')) link.addEventListener('click', () => {
  reset();
  select.value = link.dataset[name];
  apply();
});
`;
