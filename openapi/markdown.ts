/** A fenced block of a Markdown file: its text, and the number of lines before it. */
export interface FencedBlock {
  readonly text: string;
  readonly linesBefore: number;
  readonly language: string;
}

const FENCE = /^( {0,3})(`{3,}|~{3,})\s*([A-Za-z0-9_+-]*)[^\n`]*$/;

/** The fenced blocks labelled yaml, yml or json, in order (CommonMark, fenced code blocks). */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  const lines = markdown.split(/\r\n|\n|\r/);
  const blocks: FencedBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = FENCE.exec(lines[i] ?? '');
    if (!open?.[2]) continue;
    const [, indent = '', fence, language = ''] = open;
    const close = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}\\s*$`);
    const start = i + 1;
    for (i++; i < lines.length && !close.test(lines[i] ?? ''); i++);
    if (!/^(ya?ml|json)$/i.test(language)) continue;
    const inner = lines
      .slice(start, i)
      .map((line) => (indent !== '' && line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({ text: `${inner.join('\n')}\n`, linesBefore: start, language: language.toLowerCase() });
  }
  return blocks;
}

/** True when the text is Markdown rather than YAML or JSON: front matter and a heading, or a fence at the start of a line. */
export function looksLikeMarkdown(text: string, source: string): boolean {
  return /\.(md|markdown|mdx)$/i.test(source) || /^ {0,3}(`{3,}|~{3,})\s*(ya?ml|json)\b/im.test(text);
}
