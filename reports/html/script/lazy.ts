/** A finding that waits as text becomes part of the page when it is opened, or asked for by the address of the page. */
export const lazy = `
const filled = new WeakSet();
function fill(finding) {
  if (filled.has(finding)) return;
  filled.add(finding);
  const waiting = document.getElementById('b-' + finding.id.slice(2));
  if (waiting) finding.querySelector('.body').innerHTML = waiting.textContent;
}
function reveal(finding) {
  fill(finding);
  for (const mark of finding.querySelectorAll('.two mark')) {
    const pane = mark.closest('pre');
    pane.scrollTop = mark.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  }
}
document.addEventListener('toggle', (event) => {
  if (event.target.open && event.target.classList.contains('finding')) reveal(event.target);
}, true);
document.addEventListener('click', (event) => {
  const summary = event.target.closest('.finding > summary');
  if (summary) fill(summary.parentElement);
});
function show() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.classList.contains('finding')) {
    if (target.hidden || target.closest('[hidden]')) reset();
    fill(target);
    target.open = true;
  }
  for (let outer = target.closest('details'); outer; outer = outer.parentElement.closest('details')) outer.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', show);
`;
