import type { Proof } from '../../http/case.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Constraint, Mutant, RequestModels, SchemaModel } from '../models.ts';
import { isOfProfile } from '../profiles/amended.ts';
import type { CoverageRecord } from '../run-record.ts';
import { proofOfBody, proofOfParameter } from '../wire-proof.ts';

/** What was tried and seen of each operation. */
export interface Ledger {
  note(exchange: Exchange): void;
  /** `brief`: without the constraints, which a large document takes long to count. */
  record(operation: Operation, notReached: string | undefined, brief?: boolean): CoverageRecord;
}

interface Seen {
  readonly tried: Set<string>;
  readonly statuses: Set<string>;
  readonly latencies: number[];
  count: number;
}

const MOST_LATENCIES = 4096;

/** Every constraint of an operation's request, with the place it stands at: `query limit`, `body`. */
export function constraintsOf(
  operation: Operation,
  models: RequestModels,
): readonly (Constraint & { readonly place: string })[] {
  const all: (Constraint & { readonly place: string })[] = [];
  for (const parameter of operation.parameters) {
    const place = `${parameter.in} ${parameter.name}`;
    const schema = parameter.schema ?? parameter.content?.schema;
    if (parameter.required && parameter.in !== 'path')
      all.push({ place, schema: parameter.pointer, keyword: 'required', state: 'proven' });
    if (schema !== undefined)
      all.push(
        ...onTheWire(models.model(schema), place, (mutant, model) => proofOfParameter(parameter, mutant, model)),
      );
  }
  const demanded = operation.requestBody?.required ?? false;
  for (const media of operation.requestBody?.content ?? [])
    if (media.schema !== undefined)
      all.push(
        ...onTheWire(models.model(media.schema), `body ${media.range}`, (mutant, model) =>
          proofOfBody(media, mutant, model, demanded),
        ),
      );
  return all;
}

/** The constraints of a schema at one place: what can be broken as a value may prove nothing as bytes. */
function onTheWire(
  model: SchemaModel,
  place: string,
  proofOf: (mutant: Mutant, model: SchemaModel) => Proof | undefined,
): readonly (Constraint & { readonly place: string })[] {
  const best = new Map<string, Proof | undefined>();
  for (const mutant of model.mutants()) {
    const key = `${mutant.schema} ${mutant.keyword}`;
    const before = best.get(key);
    if (before !== undefined && before !== 'ambiguous') continue;
    best.set(key, proofOf(mutant, model) ?? before);
  }
  // What a profile adds is for its own checks to try.
  const own = model.constraints().filter(({ schema }) => !isOfProfile(schema));
  return own.map((constraint): Constraint & { readonly place: string } => {
    const proof = best.get(`${constraint.schema} ${constraint.keyword}`);
    if (constraint.state !== 'proven' || (proof !== undefined && proof !== 'ambiguous'))
      return { ...constraint, place };
    return proof === 'ambiguous'
      ? { ...constraint, place, state: 'ambiguous', reason: 'a reader may take its bytes for something valid' }
      : { ...constraint, place, state: 'impossible', reason: 'this place cannot hold what breaks it' };
  });
}

/** An empty ledger. */
export function createLedger(models: RequestModels): Ledger {
  const seen = new Map<string, Seen>();
  const of = (operation: Operation): Seen => {
    let entry = seen.get(operation.label);
    if (!entry) {
      entry = { tried: new Set(), statuses: new Set(), latencies: [], count: 0 };
      seen.set(operation.label, entry);
    }
    return entry;
  };
  return {
    note(exchange) {
      const { operation, intent, method } = exchange.case;
      const entry = of(operation);
      entry.count++;
      if (entry.latencies.length < MOST_LATENCIES) entry.latencies.push(exchange.elapsed);
      else entry.latencies[entry.count % MOST_LATENCIES] = exchange.elapsed;
      // An answer to another method or path says nothing about this operation's documented statuses.
      if (exchange.response && (method ?? operation.method) === operation.method && exchange.case.path === undefined)
        entry.statuses.add(String(exchange.response.status));
      if (intent.kind === 'invalid' && intent.violation.schema !== undefined)
        entry.tried.add(`${intent.violation.schema} ${intent.violation.keyword}`);
    },
    record(operation, notReached, brief = false) {
      const entry = of(operation);
      const ledger = (brief ? [] : constraintsOf(operation, models)).map(
        ({ place, schema, keyword, state, reason }) => {
          const tried =
            state === 'proven' &&
            (entry.tried.has(`${schema} ${keyword}`) || entry.tried.has(`${schema}/${keyword} ${keyword}`));
          return { place: `${place} #${schema}`, keyword, state: tried ? ('tried' as const) : state, reason };
        },
      );
      const open = ledger.filter(({ state }) => state !== 'impossible');
      const latencies = [...entry.latencies].sort((a, b) => a - b);
      const at = (share: number): number =>
        Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 100) / 100;
      return {
        operation: operation.label,
        constraints: {
          tried: ledger.filter(({ state }) => state === 'tried').length,
          of: open.length,
          untried: open
            .filter(({ state }) => state !== 'tried')
            .map(
              ({ place, keyword, state, reason }) =>
                `${place} ${keyword}${state === 'proven' ? '' : ` (${reason ?? state})`}`,
            ),
          ledger,
        },
        statuses: { seen: [...entry.statuses].sort(), documented: [...operation.responses.keys()] },
        notReached,
        latencyMs: { p50: at(0.5), p95: at(0.95), max: latencies.at(-1) === undefined ? 0 : at(1), count: entry.count },
      };
    },
  };
}
