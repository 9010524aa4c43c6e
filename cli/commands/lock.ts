import { resolve } from 'node:path';
import { LOCK_FILE, type Lock, writeLock } from '../../drift/observed/lock-file.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { writeAtomically } from '../output/write-atomically.ts';
import { readDocument } from '../plan/document.ts';
import { observeTarget } from '../plan/observe.ts';
import { makePlan } from '../plan/plan.ts';

/** Writes down the contract and, with `--url`, what the target was observed to do under it. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const path = settings.lockFile ?? LOCK_FILE;
  const { lock, note } = settings.url === undefined ? await contractOnly(settings, io) : await observed(settings, io);
  if (!lock) return 130;
  writeAtomically(resolve(io.cwd, path), writeLock(lock));
  if (settings.format === 'json') io.out(writeLock(lock));
  else io.out(`${path}: ${note}\n`);
  return 0;
}

interface Made {
  /** `undefined`: interrupted before enough was seen. */
  readonly lock?: Lock;
  readonly note: string;
}

async function contractOnly(settings: Settings, io: Io): Promise<Made> {
  const document = await readDocument(settings, io);
  const { title, version, openapi, digest } = document;
  return {
    lock: { document: { title, version, openapi, digest } },
    note: 'the contract; give --url to lock what the target does as well',
  };
}

async function observed(settings: Settings, io: Io): Promise<Made> {
  const plan = await makePlan(settings, io);
  try {
    const { observations, end } = await observeTarget(plan, io);
    if (io.interrupted.aborted) return { note: '' };
    const seen = Object.values(observations.operations).filter(({ answers }) =>
      Object.keys(answers).some((status) => status.startsWith('2')),
    ).length;
    if (seen === 0)
      throw new PlumblineError(
        end.reason?.includes('credentials') ? 'CREDENTIALS_REFUSED' : 'TARGET_UNREACHABLE',
        `nothing was locked: ${end.reason ?? 'no operation answered with success'}`,
      );
    const { title, version, openapi, digest } = plan.document;
    return {
      lock: { document: { title, version, openapi, digest }, ...observations },
      note: `the contract, and what ${seen} of ${plan.options.operations.length} operations answered to ${end.totals.requests} requests`,
    };
  } finally {
    await plan.close();
  }
}
