import { github } from './github.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif.ts';

/** All report formats, as `--report` names them. */
export const reports: readonly Report[] = [json, junit, sarif, html, markdown, har, ndjson, github];
