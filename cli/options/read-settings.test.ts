import { describe, expect, test } from 'vitest';
import { readArguments } from '../arguments.ts';
import { readConfig } from '../config-file.ts';
import { readEnvironment } from '../environment.ts';
import { mergeRaw } from './raw.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

function settingsOf(argv: readonly string[], env: Record<string, string> = {}, config: object = {}): Settings {
  const given = readArguments(argv);
  const file = readConfig(config, 'plumbline.config.mjs');
  return readSettings(given, mergeRaw([given.values, readEnvironment(env), file.values]), { document: file.document });
}

describe('settings', () => {
  test('come from the flag, else the environment, else the configuration file, else the default', () => {
    const env = { PLUMBLINE_CASES: '2' };
    expect(settingsOf(['--cases', '1'], env, { cases: 3 }).cases).toBe(1);
    expect(settingsOf([], env, { cases: 3 }).cases).toBe(2);
    expect(settingsOf([], {}, { cases: 3 }).cases).toBe(3);
    expect(settingsOf([]).cases).toBe(100);
  });

  test('treat an empty variable as unset', () => {
    expect(settingsOf([], { PLUMBLINE_URL: '', PLUMBLINE_STRICT: '' })).toMatchObject({
      url: undefined,
      strict: false,
    });
  });

  test('read lists in the environment one item a line', () => {
    expect(settingsOf([], { PLUMBLINE_ONLY: 'GET /a\ntag:b\n' }).only).toEqual(['GET /a', 'tag:b']);
    expect(settingsOf([], { PLUMBLINE_HEADERS: 'X-A: 1\nX-B: 2' }).headers).toEqual([
      ['X-A', '1'],
      ['X-B', '2'],
    ]);
  });

  test('take the switches of other tools: NO_COLOR by its presence, CI unless it says no', () => {
    expect(settingsOf([], { NO_COLOR: '0' }).color).toBe(false);
    expect(settingsOf([], { CI: 'woodpecker' }).progress).toBe(false);
    expect(settingsOf([], { CI: 'false' }).progress).toBe(true);
  });

  test('count time limits in seconds and keep milliseconds', () => {
    expect(settingsOf(['--time-limit', '1.5']).timeLimit).toBe(1500);
  });

  test('read credentials, headers, shards and reports', () => {
    const settings = settingsOf([
      '--auth',
      'basic=me:a=b',
      '--header',
      'X-Tenant:  a:b ',
      '--shard=2/3',
      '--report',
      'junit=out/a.xml',
    ]);
    expect(settings.auth.get('basic')).toBe('me:a=b');
    expect(settings.headers).toEqual([['X-Tenant', 'a:b']]);
    expect(settings.shard).toEqual({ index: 2, of: 3 });
    expect(settings.reports).toEqual([{ format: 'junit', path: 'out/a.xml' }]);
  });

  test.each([
    [['--cases', 'many'], '--cases must be a number'],
    [['--cases', '-1'], '--cases needs a value'],
    [['--cases=-1'], '--cases must be a number'],
    [['--cases', '1.5'], '--cases must be a whole number'],
    [['--concurrency', '0'], '--concurrency must be a number from 1'],
    [['--seed', 'abc'], '--seed must be a whole number'],
    [['--seed', '4294967296'], '--seed must be a whole number'],
    [['--shard', '3/2'], '--shard is written I/N'],
    [['--auth', 'me'], '--auth is written SCHEME=VALUE'],
    [['--header', 'no colon'], "--header is written 'Name: value'"],
    [['--fail-on', 'errors'], 'did you mean error?'],
    [['--url='], '--url needs a value'],
    [['a.yaml', 'b.yaml'], 'takes one operand'],
  ])('refuse %j', (argv, sentence) => {
    expect(() => settingsOf(argv)).toThrow(sentence);
  });

  test('name the variable or the key that is wrong, not a flag', () => {
    expect(() => settingsOf([], { PLUMBLINE_CASES: 'x' })).toThrow('PLUMBLINE_CASES must be a number');
    expect(() => settingsOf([], { PLUMBLINE_STRICT: 'maybe' })).toThrow('PLUMBLINE_STRICT is a switch');
    expect(() => settingsOf([], {}, { cases: 'x' })).toThrow('cases in plumbline.config.mjs must be a number');
    expect(() => settingsOf([], {}, { case: 1 })).toThrow('has no option case; did you mean cases?');
    expect(() => settingsOf([], {}, { strict: 'yes' })).toThrow('strict must be true or false');
  });

  test('never repeat a secret in a message', () => {
    expect(() => settingsOf(['--auth', 'hunter2hunter2'])).toThrow(expect.not.stringContaining('hunter2'));
    expect(() => settingsOf(['--header', 'hunter2 hunter2'])).toThrow(expect.not.stringContaining('hunter2'));
  });

  test('show what was asked for without any secret', () => {
    const { shown } = settingsOf(['--token', 's3cret', '--auth', 'a=s3cret', '--header', 'A: s3cret', '--cases', '5']);
    expect(shown).toEqual({ cases: '5' });
  });
});
