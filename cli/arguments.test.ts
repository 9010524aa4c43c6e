import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const given = (argv: readonly string[], flag: string): unknown => readArguments(argv).values.get(flag)?.value;

describe('a command line', () => {
  test('without a command is `test`, and its first operand is the document', () => {
    expect(readArguments(['api.yaml'])).toMatchObject({ command: 'test', positionals: ['api.yaml'] });
    expect(readArguments(['lint', 'api.yaml'])).toMatchObject({ command: 'lint', positionals: ['api.yaml'] });
  });

  test('keeps values as they were typed', () => {
    expect(given(['--token', '00123'], 'token')).toBe('00123');
    expect(given(['--token=1e3'], 'token')).toBe('1e3');
    expect(given(['--token', 'true'], 'token')).toBe('true');
    expect(given(['--header', 'X-A: b=c'], 'header')).toEqual(['X-A: b=c']);
  });

  test('collects what is repeated, and takes the last of what is not', () => {
    expect(given(['--only', 'a', '--only=b'], 'only')).toEqual(['a', 'b']);
    expect(given(['--seed', '1', '--seed', '2'], 'seed')).toBe('2');
  });

  test('takes a value that begins with a dash only after an equals sign', () => {
    expect(given(['--check=-no-server-error'], 'check')).toEqual(['-no-server-error']);
    expect(() => readArguments(['--check', '-no-server-error'])).toThrow('--check=-');
    expect(() => readArguments(['--token', '--strict'])).toThrow('--token needs a value');
  });

  test('reads a dash alone as standard input', () => {
    expect(readArguments(['lint', '-']).positionals).toEqual(['-']);
  });

  test('names the unknown option and the nearest known one', () => {
    expect(() => readArguments(['--tokn', 'x'])).toThrow('--tokn is no option; did you mean --token?');
    expect(() => readArguments(['--zzzzzzzz'])).toThrow('--zzzzzzzz is no option');
    expect(() => readArguments(['-x'])).toThrow('-x is no option');
  });

  test('refuses an option of another command, saying whose it is', () => {
    expect(() => readArguments(['lint', '--port', '1'])).toThrow('it belongs to mock, proxy');
  });

  test('refuses a value for a switch and a missing value', () => {
    expect(() => readArguments(['--strict=yes'])).toThrow('--strict takes no value');
    expect(() => readArguments(['--url'])).toThrow('--url URL');
  });

  test('knows negative switches by their own name', () => {
    expect(given(['--no-formats'], 'no-formats')).toBe(true);
    expect(() => readArguments(['--formats'])).toThrow('--formats is no option');
  });
});
