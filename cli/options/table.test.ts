import { describe, expect, test } from 'vitest';
import { sectionKeys } from '../config/sections.ts';
import type { Config } from './config.ts';
import { optionsPage } from './document-options.ts';
import { configKey } from './option.ts';
import { options } from './table.ts';

/** One value of every key: adding an option without its key in `Config` does not compile or does not compare. */
const everyKey: Required<Config> = {
  document: '',
  url: '',
  token: '',
  secondToken: '',
  auth: {},
  header: {},
  disposableCredentials: true,
  readOnly: true,
  ca: '',
  clientCert: '',
  clientKey: '',
  insecure: true,
  http2: true,
  only: [],
  skip: [],
  generator: [],
  check: [],
  profile: [],
  shard: '',
  cases: 0,
  seed: 0,
  concurrency: 0,
  rate: 0,
  timeout: 0,
  timeLimit: 0,
  maxRequests: 0,
  stopAfter: 0,
  maxResponseTime: 0,
  strict: true,
  noFormats: true,
  baseline: '',
  updateBaseline: true,
  failOn: 'error',
  overlay: [],
  noRepair: true,
  allowFileRefs: true,
  allowRemoteRefs: true,
  report: [],
  record: true,
  resume: '',
  format: '',
  fix: true,
  port: 0,
  host: '',
  fault: [],
  faults: true,
  latency: 0,
  rateLimit: 0,
  cors: true,
  change: [],
  deprecationDays: [],
  run: '',
  lock: '',
  yes: true,
  force: true,
  envFile: '',
  noColor: true,
  noProgress: true,
  quiet: true,
  verbose: true,
  identities: {},
  operations: {},
  checks: [],
  generators: [],
  repairs: [],
  reports: [],
  formats: {},
};

describe('the table of options', () => {
  test('names no flag and no variable twice', () => {
    const flags = options.map(({ flag }) => flag);
    const variables = options.flatMap(({ env }) => (env === undefined ? [] : [env]));
    expect(new Set(flags).size).toBe(flags.length);
    expect(new Set(variables).size).toBe(variables.length);
  });

  test('has a typed key in a configuration file for every option', () => {
    const keys = options.filter(({ flag }) => flag !== 'config').map(configKey);
    expect(Object.keys(everyKey).sort()).toEqual(['document', ...keys, ...sectionKeys].sort());
  });

  test('is what docs/options.md says', async () => {
    await expect(optionsPage()).toMatchFileSnapshot('../../docs/options.md');
  });
});
