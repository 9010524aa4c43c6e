/** A fenced block of a Markdown file: its text, and the number of lines before it. */
export interface FencedBlock {
  readonly text: string;
  readonly linesBefore: number;
  readonly language: string;
  /** Columns of indentation that were taken from each line. */
  readonly indent: number;
}

const FENCE = /^( {0,12})(`{3,}|~{3,})\s*\{?\.?([A-Za-z0-9_+-]*)[^\n`]*$/;

/** The fenced blocks labelled yaml, yml, json or openapi, in order (CommonMark, fenced code blocks; in lists too). */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  const lines = markdown.split(/\r\n|\n|\r/);
  const blocks: FencedBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = FENCE.exec(lines[i] ?? '');
    if (!open?.[2]) continue;
    const [, indent = '', fence, language = ''] = open;
    const close = new RegExp(`^ {0,${indent.length + 3}}${fence.charAt(0)}{${fence.length},}\\s*$`);
    const start = i + 1;
    for (i++; i < lines.length && !close.test(lines[i] ?? ''); i++);
    if (!/^(ya?ml|json|openapi|swagger)$/i.test(language)) continue;
    const inner = lines
      .slice(start, i)
      .map((line) => (indent !== '' && line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({
      text: `${inner.join('\n')}\n`,
      linesBefore: start,
      language: language.toLowerCase(),
      indent: indent.length,
    });
  }
  return blocks;
}

/** True when the text is Markdown rather than YAML or JSON: front matter and a heading, or a fence at the start of a line. */
export function looksLikeMarkdown(text: string, source: string): boolean {
  if (/\.(md|markdown|mdx)$/i.test(source)) return true;
  const fence = text.search(/^ {0,12}(`{3,}|~{3,})\s*\{?\.?(ya?ml|json|openapi|swagger)\b/im);
  // A document may hold fences in its descriptions: then its version stands at the start of a line before them.
  return fence >= 0 && !/^["'{\s]*(openapi|swagger)["']?\s*:/im.test(text.slice(0, fence));
}
