import type { Run, RunRecord, StartRecord } from '../properties/run-record.ts';
import { runOf } from '../reports/run-file.ts';
import type { ContractMeta } from './contract-meta.ts';

/** A run that tests handed over in pieces. */
export interface CollectedRun {
  /** A name for a folder; no two runs of one collection have the same. */
  readonly name: string;
  readonly run: Run;
  /** As they stand in a run file. */
  readonly records: readonly RunRecord[];
}

/**
 * The runs that the tests of these modules made, in their order. Shards of one contract are one run, whichever modules
 * they are in; pieces without a start are of a run that broke before its first request, and are left out.
 */
export function collectedRuns(modules: ReadonlyMap<string, readonly ContractMeta[]>): readonly CollectedRun[] {
  const pieces = new Map<string, RunRecord[]>();
  for (const [module, metas] of modules)
    for (const { contract, records } of metas) {
      const key = `${module}\n${contract}`;
      pieces.set(key, [...(pieces.get(key) ?? []), ...records]);
    }
  const begun = [...pieces].flatMap(([key, records]) => {
    const start = records.find((record): record is StartRecord => record.type === 'start');
    return start ? [{ key, start, records }] : [];
  });
  const merged = new Map<string, RunRecord[]>();
  for (const { key, start, records } of begun) {
    const contract = contractOf(start);
    const same = begun.filter((one) => one.start.shard.of > 1 && contractOf(one.start) === contract);
    // A server that each file starts for itself has a port of its own: the address tells runs apart only where a shard is there twice.
    const once = new Set(same.map((one) => one.start.shard.index)).size === same.length;
    const whole = start.shard.of === 1 ? key : once ? contract : `${contract}\n${start.target.url}`;
    merged.set(whole, [...(merged.get(whole) ?? []), ...records]);
  }
  const names = new Set<string>();
  return [...merged.values()].map((records) => {
    const run = runOf(records);
    return { name: unused(slugOf(run.start.document.title), names), run, records };
  });
}

/** What shards of the same contract have in common. */
function contractOf({ document, seed, shard }: StartRecord): string {
  return [document.digest, seed, shard.of].join('\n');
}

function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 40) || 'contract';
}

function unused(slug: string, names: Set<string>): string {
  let name = slug;
  for (let i = 2; names.has(name); i++) name = `${slug}-${i}`;
  names.add(name);
  return name;
}
