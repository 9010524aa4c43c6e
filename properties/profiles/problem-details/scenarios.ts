import type { AnsweredExchange } from '../../../http/exchange.ts';
import type { Operation } from '../../../openapi/operation.ts';
import { isSafe } from '../../engine/safety.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from '../../workflows/scenario.ts';
import { bodyMembers } from '../members.ts';
import type { ProfilePlan } from '../plan.ts';

const MOST = 6;

/** The sequence of the profile `problem-details`: one kind of problem under one title (RFC 9457, 3.1.3). */
export function problemScenarios(operation: Operation, { document, readOnly }: ProfilePlan): readonly Scenario[] {
  const body = bodyMembers(operation, document);
  const schema = body?.media.schema;
  if (!body || schema === undefined || (readOnly && !isSafe(operation.method))) return [];
  return [
    {
      id: 'problem-titles',
      summary: `${operation.label} with several faults, one after the other`,
      async play(actor: Actor) {
        const base = actor.request(operation, actor.known(operation.path)[0]);
        const mutants = actor.models
          .model(schema)
          .mutants()
          .filter(({ proof }) => proof === 'strict');
        if (mutants.length < 2) throw new NotApplicable('fewer than two invalid bodies can be made');
        const seen: AnsweredExchange[] = [];
        // From all over the schema: neighbours break the same member in much the same way.
        const stride = Math.max(1, Math.floor(mutants.length / MOST));
        for (const mutant of mutants.filter((_, i) => i % stride === 0).slice(0, MOST)) {
          const { at, keyword, proof, schema: place, summary } = mutant;
          const violation = { part: 'body', at, keyword, proof, schema: place, summary } as const;
          const refused = await actor.step({ ...withBody(base, mutant.value), intent: { kind: 'invalid', violation } });
          if (seen.length > 0) actor.judge(refused, 'problem-again', [...seen]);
          seen.push(refused);
        }
      },
    },
  ];
}
