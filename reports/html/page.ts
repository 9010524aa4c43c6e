import { createHash } from 'node:crypto';
import { escapeHtml } from './escape.ts';
import { base } from './style/base.ts';
import { tokens } from './style/tokens.ts';

/** What a page is made of. `body` and `style` are ours; what came from elsewhere is escaped in them already. */
export interface Page {
  readonly title: string;
  /** The colour of the icon in the browser's tab. */
  readonly tone: 'good' | 'bad' | 'open';
  readonly style?: string;
  readonly body: string;
  readonly script?: string;
}

const ICON_COLOURS = { good: '1a7f43', bad: 'c7362b', open: 'a86a00' } as const;

/**
 * One self-contained page. Its own policy allows the one style sheet and the one script in it and nothing else, so that
 * no byte of a server's is ever fetched, run or painted with; there is no `style` attribute in the body for that reason.
 */
export function page({ title, tone, style = '', body, script }: Page): string {
  const sheet = `${tokens}${base}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(sheet)}'`,
    'img-src data:',
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const icon = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 1v7' stroke='%23888'/%3E%3Cpath d='M4 7h8l-4 8z' fill='%23${ICON_COLOURS[tone]}'/%3E%3C/svg%3E`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><link rel="icon" href="${icon}"><title>${escapeHtml(title)}</title><style>${sheet}</style></head>
<body>${body}${script === undefined ? '' : `\n<script>${script}</script>`}</body></html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
