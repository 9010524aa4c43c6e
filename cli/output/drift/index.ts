import { PlumblineError } from '../../../openapi/error.ts';
import { driftGithub } from './github.ts';
import { driftHtml } from './html.ts';
import { driftJson } from './json.ts';
import { driftMarkdown } from './markdown.ts';
import type { DriftResult } from './rendering.ts';
import { driftSarif } from './sarif.ts';
import { type DriftTextOptions, driftText } from './text.ts';

/** Every format of `plumbline drift`. */
export const driftFormats: Readonly<Record<string, (result: DriftResult, options: DriftTextOptions) => string>> = {
  text: driftText,
  json: driftJson,
  markdown: driftMarkdown,
  sarif: driftSarif,
  github: driftGithub,
  html: driftHtml,
  overlay: ({ overlay }) => {
    if (!overlay) throw new PlumblineError('USAGE', '--format overlay documents what a target does; give its --url');
    return `${JSON.stringify(overlay, null, 2)}\n`;
  },
};
