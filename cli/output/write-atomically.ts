import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';

/** Writes a file so that a reader sees all of it or none: beside it first, then renamed. */
export function writeAtomically(path: string, text: string): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new PlumblineError('USAGE', `${path} cannot be written (${reason})`, { cause });
  }
}
