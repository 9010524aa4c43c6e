import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import type { Settings } from '../options/settings.ts';

/** The TLS settings with the texts of the files that they name. Throws USAGE for one that cannot be read. */
export function readTls(
  { ca, cert, key, insecure }: Settings['tls'],
  cwd: string,
): { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly insecure: boolean } {
  return {
    ca: pem(ca, cwd, '--ca'),
    cert: pem(cert, cwd, '--client-cert'),
    key: pem(key, cwd, '--client-key'),
    insecure,
  };
}

function pem(file: string | undefined, cwd: string, flag: string): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new PlumblineError('USAGE', `${flag} ${file} cannot be read`, { cause });
  }
}
