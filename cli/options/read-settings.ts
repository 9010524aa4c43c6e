import type { HeaderField } from '../../http/exchange.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandName, configKey, type Option } from './option.ts';
import { quoted, type RawValue, type RawValues } from './raw.ts';
import type { ReportRequest, Settings } from './settings.ts';
import { optionOf, options } from './table.ts';

/** Commands whose first operand is the document. */
const TAKES_DOCUMENT: ReadonlySet<CommandName> = new Set<CommandName>([
  'test',
  'lint',
  'list',
  'cases',
  'mock',
  'prove',
  'lock',
  'proxy',
  'judge',
]);
/** Commands that take several operands. */
const TAKES_MANY: ReadonlySet<CommandName> = new Set<CommandName>(['drift', 'judge', 'report']);

/** Checks every value and gives it its type. Throws USAGE, naming the option as the user wrote it. */
export function readSettings(
  { command, positionals }: Pick<Arguments, 'command' | 'positionals'>,
  raw: RawValues,
  fallback: { readonly document?: string } = {},
): Settings {
  const [first, second] = positionals;
  if (second !== undefined && !TAKES_MANY.has(command))
    throw new PlumblineError('USAGE', `plumbline ${command} takes one operand, and ${first} and ${second} are two`);
  const read = readers(raw);
  return {
    command,
    positionals,
    document: (TAKES_DOCUMENT.has(command) ? positionals[0] : undefined) ?? fallback.document,
    fallbackDocument: fallback.document,
    url: read.text('url'),
    token: read.text('token'),
    secondToken: read.text('second-token'),
    auth: new Map(read.list('auth').map((entry) => credentialOf(entry, raw.get('auth')))),
    headers: read.list('header').map((line) => headerOf(line, raw.get('header'))),
    disposableCredentials: read.maybeSwitch('disposable-credentials'),
    readOnly: read.switch('read-only'),
    tls: {
      ca: read.text('ca'),
      cert: read.text('client-cert'),
      key: read.text('client-key'),
      insecure: read.switch('insecure'),
    },
    http2: read.switch('http2'),
    only: read.list('only'),
    skip: read.list('skip'),
    generators: raw.has('generator') ? read.list('generator') : undefined,
    checks: raw.has('check') ? read.list('check') : undefined,
    profiles: read.list('profile'),
    shard: shardOf(read.text('shard') ?? '1/1', raw.get('shard')),
    cases: read.whole('cases') ?? 100,
    seed: seedOf(read.text('seed'), raw.get('seed')),
    concurrency: read.whole('concurrency') ?? 8,
    rate: read.number('rate'),
    timeout: read.number('timeout') ?? 10_000,
    timeLimit: seconds(read.number('time-limit')),
    maxRequests: read.whole('max-requests'),
    stopAfter: read.whole('stop-after'),
    maxResponseTime: read.number('max-response-time'),
    strict: read.switch('strict'),
    formats: !read.switch('no-formats'),
    baseline: read.text('baseline'),
    updateBaseline: read.switch('update-baseline'),
    failOn: read.text('fail-on'),
    overlays: read.list('overlay'),
    repair: !read.switch('no-repair'),
    allowFileRefs: read.switch('allow-file-refs'),
    allowRemoteRefs: read.switch('allow-remote-refs'),
    reports: raw.has('report') ? read.list('report').map(reportOf) : undefined,
    record: read.switch('record'),
    resume: read.text('resume'),
    format: read.text('format') ?? 'text',
    fix: read.switch('fix'),
    port: read.whole('port') ?? 4010,
    host: read.text('host') ?? '127.0.0.1',
    faults: read.list('fault'),
    listFaults: read.switch('faults'),
    latency: read.number('latency') ?? 0,
    rateLimit: read.number('rate-limit'),
    cors: read.switch('cors'),
    runFile: read.text('run'),
    lockFile: read.text('lock'),
    changeRules: read.list('change'),
    deprecationDays: read.list('deprecation-days'),
    yes: read.switch('yes'),
    force: read.switch('force'),
    color: read.switch('no-color') ? false : undefined,
    progress: !read.switch('no-progress'),
    quiet: read.switch('quiet'),
    verbose: read.switch('verbose'),
    shown: shownOf(raw),
  };
}

function readers(raw: RawValues) {
  const text = (flag: string): string | undefined => {
    const given = raw.get(flag);
    const option = optionOf(flag);
    if (!given || !option) return undefined;
    if (typeof given.value !== 'string' || given.value === '')
      throw wrong(given, `needs a value${option.value ? `: ${option.value}` : ''}`);
    allowed(option, given.value, given);
    return given.value;
  };
  const number = (flag: string): number | undefined => {
    const given = raw.get(flag);
    const written = text(flag);
    if (!given || written === undefined) return undefined;
    const [least, most] = optionOf(flag)?.range ?? [0, Number.MAX_SAFE_INTEGER];
    const value = /^\d+(\.\d+)?$/.test(written.trim()) ? Number(written) : Number.NaN;
    if (!(value >= least && value <= most))
      throw wrong(given, `must be a number from ${least} to ${most}, not ${JSON.stringify(written)}`);
    return value;
  };
  const maybeSwitch = (flag: string): boolean | undefined => {
    const given = raw.get(flag);
    if (!given) return undefined;
    if (typeof given.value !== 'boolean') throw wrong(given, 'is a switch: write true or false');
    return given.value;
  };
  return {
    text,
    number,
    maybeSwitch,
    whole(flag: string): number | undefined {
      const value = number(flag);
      const given = raw.get(flag);
      if (given && value !== undefined && !Number.isInteger(value)) throw wrong(given, 'must be a whole number');
      return value;
    },
    switch: (flag: string): boolean => maybeSwitch(flag) ?? false,
    list(flag: string): readonly string[] {
      const given = raw.get(flag);
      const option = optionOf(flag);
      if (!given || !option) return [];
      const items = typeof given.value === 'string' ? [given.value] : given.value;
      if (typeof items === 'boolean') throw wrong(given, 'needs a list');
      if (items.includes('')) throw wrong(given, `needs a value${option.value ? `: ${option.value}` : ''}`);
      for (const item of items) allowed(option, item, given);
      return items;
    },
  };
}

function allowed(option: Option, value: string, given: RawValue): void {
  if (!option.choices || option.choices.includes(value)) return;
  const { choices } = option;
  throw wrong(given, `must be one of ${choices.join(', ')}, not ${quoted(option, value)}${didYouMean(value, choices)}`);
}

function wrong({ origin }: RawValue, sentence: string): PlumblineError {
  return new PlumblineError(/^(--|[A-Z_]+$)/.test(origin) ? 'USAGE' : 'CONFIG_INVALID', `${origin} ${sentence}`);
}

const nowhere: RawValue = { value: '', origin: '' };

function credentialOf(entry: string, given: RawValue = nowhere): readonly [string, string] {
  const at = entry.indexOf('=');
  if (at < 1 || at === entry.length - 1) throw wrong(given, 'is written SCHEME=VALUE, as in basicAuth=user:password');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

function headerOf(line: string, given: RawValue = nowhere): HeaderField {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line);
  // RFC 9110, 5.5: no CR, LF or NUL in a field value.
  if (!match?.[1] || /[\0\r\n]/.test(match[2] ?? '')) throw wrong(given, "is written 'Name: value'");
  return [match[1], match[2] ?? ''];
}

function shardOf(text: string, given: RawValue = nowhere): { index: number; of: number } {
  const match = /^(\d{1,5})\/(\d{1,5})$/.exec(text);
  const index = Number(match?.[1]);
  const of = Number(match?.[2]);
  if (!match || index < 1 || index > of)
    throw wrong(given, `is written I/N with I from 1 to N, as in 1/4, not ${JSON.stringify(text)}`);
  return { index, of };
}

function seedOf(text: string | undefined, given: RawValue = nowhere): number | 'random' | undefined {
  if (text === undefined || text === 'random') return text;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 0xffff_ffff))
    throw wrong(given, `must be a whole number from 0 to 4294967295, or random, not ${JSON.stringify(text)}`);
  return value;
}

export function reportOf(text: string): ReportRequest {
  const at = text.indexOf('=');
  return at < 0 ? { format: text } : { format: text.slice(0, at), path: text.slice(at + 1) };
}

function seconds(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value * 1000;
}

function shownOf(raw: RawValues): Settings['shown'] {
  const shown: Record<string, string | boolean | readonly string[]> = {};
  for (const option of options) {
    const given = raw.get(option.flag);
    if (given && !option.secret && option.flag !== 'env-file' && option.flag !== 'config')
      shown[configKey(option)] = given.value;
  }
  return shown;
}
