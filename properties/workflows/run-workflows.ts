import { addressOf } from '../engine/address.ts';
import type { Pair } from '../engine/pair.ts';
import { outcomeOf } from '../engine/pair-outcome.ts';
import { reportProgress } from '../engine/report-progress.ts';
import type { Session } from '../engine/session.ts';
import type { OutcomeRecord } from '../run-record.ts';
import { scenariosFor } from './index.ts';
import { runScenario } from './run-scenario.ts';

/** Sequences run one after the other, while no other write of the run is in flight. */
export async function runWorkflows(
  session: Session,
  pairs: readonly Pair[],
  conclude: (outcome: OutcomeRecord) => void,
): Promise<void> {
  for (const pair of pairs) {
    await session.breathe();
    session.governor.heed();
    pair.startedAt = session.options.now();
    const scenarios = scenariosFor(pair.operation, {
      document: session.options.document,
      profiles: session.checks.flatMap(({ profile }) => profile ?? []),
      checks: new Set(session.checks.map(({ id }) => id)),
      second: session.context.secondIdentity,
      embedded: session.options.embedded,
      operations: session.options.operations,
      basePath: session.basePath,
      readOnly: session.options.readOnly,
    });
    const mine = scenarios.filter((_, index) => index % session.options.shard.of === session.options.shard.index - 1);
    const unsent: string[] = [];
    for (const scenario of mine) {
      const before = session.governor.requests;
      const address = addressOf(session.options.seed, pair.operation, 'workflow', scenarios.indexOf(scenario));
      const { ids, notApplicable } = await runScenario(
        scenario,
        { operation: pair.operation, generator: 'workflow', address },
        session,
      );
      if (notApplicable) unsent.push(`${scenario.id}: ${notApplicable}`);
      else pair.cases++;
      pair.requests += session.governor.requests - before;
      for (const id of ids) pair.ids.add(id);
      reportProgress(session, 0);
    }
    if (mine.length === 0) pair.unsent = 'no sequence of the document begins here';
    else if (pair.cases === 0) pair.unsent = unsent.join('; ');
    pair.done = true;
    conclude(outcomeOf(pair, session.options.now()));
  }
}
