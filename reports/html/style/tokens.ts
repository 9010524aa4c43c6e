/** The colours and typefaces of every page. Light and dark follow the system unless the reader chose. */
export const tokens = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f8f9, #0e1116);
  --card: light-dark(#ffffff, #161a21);
  --sunk: light-dark(#f2f4f6, #11151b);
  --line: light-dark(#e1e5ea, #2a313b);
  --strong-line: light-dark(#c5ccd5, #3d4653);
  --text: light-dark(#1b1f26, #e4e8ee);
  --soft: light-dark(#586170, #9aa5b4);
  --accent: light-dark(#1f5fbf, #7fb0ff);
  --accent-wash: light-dark(#e7effb, #1a2a44);
  --bad: light-dark(#b42318, #ff9c8f);
  --bad-wash: light-dark(#fdeceb, #341b1b);
  --warn: light-dark(#875200, #eec06a);
  --warn-wash: light-dark(#fdf3dd, #30260f);
  --good: light-dark(#17683a, #7dd69c);
  --good-wash: light-dark(#e5f4ea, #12291b);
  --bar: light-dark(#5b8def, #5d8fe8);
  --bar-soft: light-dark(#a9c4f5, #36548a);
  --bar-faint: light-dark(#dbe6fb, #233452);
  --bar-good: light-dark(#3f9d66, #4caf78);
  --bar-bad: light-dark(#d9584b, #e06a5d);
  --bar-warn: light-dark(#d39a34, #c79237);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
`;
