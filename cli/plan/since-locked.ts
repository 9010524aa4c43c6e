import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { observedAsChanges } from '../../drift/observed/changes.ts';
import { compareObservations } from '../../drift/observed/compare.ts';
import { type Lock, readLock } from '../../drift/observed/lock-file.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import type { DriftResult } from '../output/drift/rendering.ts';
import { observeTarget } from './observe.ts';
import { makePlan } from './plan.ts';

/** What the target does now and did not when it was locked; `undefined` when it was interrupted. */
export async function sinceLocked(
  settings: Settings,
  io: Io,
): Promise<Pick<DriftResult, 'changes' | 'old' | 'new' | 'place'> | undefined> {
  const file = settings.lockFile ?? '';
  if (settings.url === undefined)
    throw new PlumblineError('USAGE', 'drift --lock compares a target with what was locked; give its --url');
  const lock = lockIn(file, io);
  const { operations: locked } = lock;
  if (!locked) throw new PlumblineError('CONFIG_INVALID', `${file} holds the contract alone; lock it again with --url`);
  const [document] = settings.positionals;
  // What fails a run, and what is known of one, is not what fails a comparison.
  const running = { ...settings, failOn: undefined, baseline: undefined };
  const plan = await makePlan({ ...running, document: document ?? settings.fallbackDocument }, io);
  try {
    const { observations, end } = await observeTarget(plan, io);
    if (io.interrupted.aborted) return undefined;
    if (Object.keys(observations.operations).length === 0)
      throw new PlumblineError('TARGET_UNREACHABLE', `nothing could be compared: ${end.reason ?? 'nothing answered'}`);
    const { document: fresh, options } = plan;
    if (lock.document.digest !== fresh.digest)
      io.err(`${file} was written for another document: what only that one describes is not compared\n`);
    const { title, version } = lock.document;
    return {
      changes: observedAsChanges(compareObservations({ operations: locked }, observations), options.operations),
      old: { source: file, title, version },
      new: { source: options.target.baseUrl, title: fresh.title, version: fresh.version },
      place: ({ at }) => fresh.locate(at.new),
    };
  } finally {
    await plan.close();
  }
}

function lockIn(file: string, { cwd }: Pick<Io, 'cwd'>): Lock {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new PlumblineError('CONFIG_INVALID', `${file} cannot be read; plumbline lock --url URL writes it`, { cause });
  }
  return readLock(text, file);
}
