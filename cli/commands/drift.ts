import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gravest } from '../../drift/change.ts';
import { type Compared, compareDocuments } from '../../drift/compare-documents.ts';
import { gated, readGateRule } from '../../drift/gate.ts';
import { readNotice } from '../../drift/lifecycle/notice.ts';
import { bumpFor } from '../../drift/lifecycle/version.ts';
import { blanked } from '../../drift/surfaces/matched.ts';
import { applyWaivers } from '../../drift/waivers/apply.ts';
import { readWaivers } from '../../drift/waivers/read.ts';
import type { Waiver } from '../../drift/waivers/waiver.ts';
import type { LoadedDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { operations } from '../../openapi/operations.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { driftFormats } from '../output/drift/index.ts';
import type { DriftResult } from '../output/drift/rendering.ts';
import { readDocument } from '../plan/document.ts';
import { makePlan } from '../plan/plan.ts';
import { select } from '../plan/select.ts';
import { sinceLocked } from '../plan/since-locked.ts';
import { threeWay } from '../plan/three-way.ts';

/**
 * Compares two documents, documents with what a target does, or a target with what was locked. Exit 1 where a change is as grave as `--fail-on`
 * says: breaking, unless told otherwise.
 */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const render = driftFormats[settings.format];
  if (!render)
    throw new PlumblineError(
      'USAGE',
      `--format ${settings.format} is no format of drift; it has ${Object.keys(driftFormats).join(', ')}`,
    );
  const today = new Date().toISOString().slice(0, 10);
  const rules = settings.changeRules.map(readGateRule);
  const found = await lookedFor(settings, io, today);
  if (!found) return 130;
  const { changes, problems } = applyWaivers(gated(found.changes, rules), waiversOf(settings, io), today);
  const verdict = gravest(changes);
  const result: DriftResult = { ...found, verdict, changes, problems, bump: bumpFor(changes) };
  io.out(render(result, { width: io.width, color: settings.color ?? false, quiet: settings.quiet }));
  const expired = problems.some(({ severity }) => severity === 'error');
  return fails(verdict, settings.failOn) || (expired && settings.failOn !== 'none') ? 1 : 0;
}

/** What was asked to be compared. */
function lookedFor(settings: Settings, io: Io, today: string): Promise<Found | undefined> {
  if (settings.lockFile !== undefined) return sinceLocked(settings, io);
  return settings.url === undefined ? ofDocuments(settings, io, today) : withTarget(settings, io, today);
}

type Found = Pick<DriftResult, 'changes' | 'old' | 'new' | 'place' | 'overlay'>;

async function ofDocuments(settings: Settings, io: Io, today: string): Promise<Found> {
  const [old, fresh] = await bothDocuments(settings, io);
  const [before, after] = selected(settings, old, fresh);
  return {
    changes: compareDocuments(before, after, {
      strict: settings.strict,
      today,
      notice: readNotice(settings.deprecationDays),
    }),
    old,
    new: fresh,
    place: ({ at }) => fresh.locate(at.new) ?? old.locate(at.old),
  };
}

/** One or two documents, and what a target does. */
async function withTarget(settings: Settings, io: Io, today: string): Promise<Found | undefined> {
  const { positionals, fallbackDocument } = settings;
  const [first = fallbackDocument, second = first] = positionals;
  if (first === undefined || second === undefined)
    throw new PlumblineError('USAGE', 'drift --url needs a document: plumbline drift OLD [NEW] --url URL');
  const documents = await ofDocuments({ ...settings, positionals: [first, second] }, io, today);
  const old = await readDocument({ ...settings, document: first }, io);
  // What fails a run, and what is known of one, is not what fails a comparison.
  const plan = await makePlan({ ...settings, document: second, failOn: undefined, baseline: undefined }, io);
  try {
    const seen = await threeWay(plan, { document: old, operations: operations(old) }, io);
    return seen && { ...documents, changes: [...documents.changes, ...seen.changes], overlay: seen.overlay };
  } finally {
    await plan.close();
  }
}

async function bothDocuments(settings: Settings, io: Io): Promise<readonly [LoadedDocument, LoadedDocument]> {
  const [old, fresh, ...more] = settings.positionals;
  if (old === undefined || fresh === undefined || more.length > 0)
    throw new PlumblineError('USAGE', 'plumbline drift compares two documents: plumbline drift OLD NEW');
  const read = (document: string): Promise<LoadedDocument> => readDocument({ ...settings, document }, io);
  return [await read(old), await read(fresh)];
}

function waiversOf({ baseline }: Settings, { cwd }: Io): readonly Waiver[] {
  if (baseline === undefined) return [];
  try {
    return readWaivers(readFileSync(resolve(cwd, baseline), 'utf8'), baseline);
  } catch (cause) {
    if (cause instanceof PlumblineError) throw cause;
    throw new PlumblineError(
      'CONFIG_INVALID',
      `the baseline ${baseline} cannot be read; create it, empty to begin with`,
      {
        cause,
      },
    );
  }
}

/** The operations that a selector names in either document: it may have been renamed in between. */
function selected(settings: Settings, old: LoadedDocument, fresh: LoadedDocument): readonly [Compared, Compared] {
  const before = operations(old);
  const after = operations(fresh);
  if (settings.only.length === 0 && settings.skip.length === 0)
    return [
      { document: old, operations: before },
      { document: fresh, operations: after },
    ];
  const chosen = new Set(select([...before, ...after], settings).map(({ label }) => blanked(label)));
  const narrowed = (all: typeof before): typeof before => all.filter(({ label }) => chosen.has(blanked(label)));
  return [
    { document: old, operations: narrowed(before) },
    { document: fresh, operations: narrowed(after) },
  ];
}

function fails(verdict: DriftResult['verdict'], failOn: string | undefined): boolean {
  switch (verdict) {
    case 'none':
      return false;
    case 'compatible':
      return failOn === 'any';
    case 'review':
      return failOn === 'any' || failOn === 'review' || failOn === 'warning';
    case 'breaking':
      return failOn !== 'none';
  }
}
