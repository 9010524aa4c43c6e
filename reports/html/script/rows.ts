/** Searching the rows of a table, or of several that are one: those that are closed open where they hold something. */
export const rows = `
for (const input of document.querySelectorAll('input[data-rows]')) {
  const rows = [...document.querySelectorAll('#' + input.dataset.rows + ' tbody tr')];
  input.addEventListener('input', () => {
    const word = input.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(word);
    for (const part of document.querySelectorAll('#' + input.dataset.rows + ' .more')) {
      const some = part.querySelector('tbody tr:not([hidden])');
      part.hidden = !some;
      if (word !== '') part.open = Boolean(some);
    }
  });
}
`;
