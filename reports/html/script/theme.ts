/** Light, dark, or as the system has it: a button goes round, and the choice is kept where a page may keep anything. */
export const theme = `
const themes = ['auto', 'light', 'dark'];
const themeButton = document.getElementById('theme');
function paint(theme) {
  document.documentElement.dataset.theme = theme;
  if (themeButton) themeButton.textContent = 'theme: ' + theme;
}
let kept;
try { kept = localStorage.getItem('plumbline-theme'); } catch {}
paint(themes.includes(kept) ? kept : 'auto');
themeButton?.addEventListener('click', () => {
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  paint(next);
  try { localStorage.setItem('plumbline-theme', next); } catch {}
});
`;
