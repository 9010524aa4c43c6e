import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authVariable, withEnvFile } from './environment.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, '.env'), 'PLUMBLINE_TOKEN="from .env" # comment\nPLUMBLINE_CASES=7\n');
  writeFileSync(join(folder, 'staging.env'), 'PLUMBLINE_TOKEN=staging\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the environment', () => {
  test('wins over .env, and is not changed by it', () => {
    const environment = { PLUMBLINE_CASES: '8' };
    expect(withEnvFile(environment, folder, undefined)).toEqual({ PLUMBLINE_TOKEN: 'from .env', PLUMBLINE_CASES: '8' });
    expect(environment).toEqual({ PLUMBLINE_CASES: '8' });
    expect(process.env).not.toHaveProperty('PLUMBLINE_TOKEN', 'from .env');
  });

  test('reads another file when one is named, by flag or by variable', () => {
    expect(withEnvFile({}, folder, 'staging.env')).toEqual({ PLUMBLINE_TOKEN: 'staging' });
    expect(withEnvFile({ PLUMBLINE_ENV_FILE: 'staging.env' }, folder, undefined)).toMatchObject({
      PLUMBLINE_TOKEN: 'staging',
    });
  });

  test('reads no file when the name is empty, and refuses one that is not there', () => {
    expect(withEnvFile({ PLUMBLINE_ENV_FILE: '' }, folder, undefined)).toEqual({ PLUMBLINE_ENV_FILE: '' });
    expect(() => withEnvFile({}, folder, 'missing.env')).toThrow('missing.env does not exist');
  });

  test('names the variable of a security scheme in capitals', () => {
    expect(authVariable('api-key.v2')).toBe('PLUMBLINE_AUTH_API_KEY_V2');
  });
});
