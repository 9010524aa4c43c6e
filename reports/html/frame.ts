import { escapeHtml } from './escape.ts';

/** The line at the top of a page: what it comes to, links to the sections that the page has, and light or dark. */
export function navigation(
  verdict: { readonly word: string; readonly tone: 'good' | 'bad' | 'open' },
  links: readonly (readonly [id: string, name: string])[],
  sections: readonly string[],
): string {
  const there = links.filter(([id]) => sections.some((section) => section.startsWith(`<section id="${id}"`)));
  return `<div class="top"><nav aria-label="sections"><strong class="${verdict.tone}">${escapeHtml(verdict.word)}</strong>${there.map(([id, name]) => `<a href="#${id}">${escapeHtml(name)}</a>`).join('')}<button type="button" class="small" id="theme">theme</button></nav></div>`;
}

/** The figures of a page: a name, a number, what it is a part of, and whether it is good news. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly of?: string;
  readonly tone?: 'bad' | 'warn';
}

/** Figures in a row. */
export function figuresHtml(figures: readonly Figure[]): string {
  const one = ({ name, value, of, tone }: Figure): string =>
    `<div${tone === undefined ? '' : ` class="${tone}"`}><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}${of === undefined ? '' : ` <small>${escapeHtml(of)}</small>`}</dd></div>`;
  return `<dl class="figures card">${figures.map(one).join('')}</dl>`;
}
