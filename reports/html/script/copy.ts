/** Copying a command, where the page is a secure context and where it is not. */
export const copy = `
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const done = (word) => {
    button.textContent = word;
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  };
  try {
    await navigator.clipboard.writeText(source.textContent);
    done('copied');
  } catch {
    getSelection().selectAllChildren(source);
    done(document.execCommand('copy') ? 'copied' : 'selected');
  }
});
`;
