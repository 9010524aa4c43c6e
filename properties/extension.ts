import type { AnsweredExchange, Exchange, FailedExchange } from '../http/exchange.ts';
import type { Check, CheckContext, Deviation } from './check.ts';
import type { CaseGenerator, CaseSource, Skip } from './generator.ts';

/** Checks and generators of the user's own, beside ours. No id is one of ours. */
export interface Extension {
  readonly checks: readonly Check[];
  readonly generators: readonly CaseGenerator[];
}

/** Told, in one sentence, of what somebody else's code did wrong. */
export type Blame = (sentence: string) => void;

/**
 * The same check, whose failures are its own: where it throws, or yields what is no deviation, it finds nothing, and
 * `blame` is told.
 */
export function guardedCheck(check: Check, blame: Blame): Check {
  switch (check.on) {
    case 'answer':
      return { ...check, ...guarded<AnsweredExchange>(check.id, check, blame) };
    case 'failure':
      return { ...check, ...guarded<FailedExchange>(check.id, check, blame) };
  }
}

/** What a check does, whichever kind of exchange it is for. */
interface Judging<E extends Exchange> {
  appliesTo(exchange: E, context: CheckContext): boolean;
  inspect(exchange: E, context: CheckContext): Iterable<Deviation>;
}

function guarded<E extends Exchange>(id: string, check: Judging<E>, blame: Blame): Judging<E> {
  const threw = (label: string, error: unknown): void => blame(`the check ${id} threw on ${label}: ${said(error)}`);
  return {
    appliesTo(exchange, context) {
      try {
        return Boolean(check.appliesTo(exchange, context));
      } catch (error) {
        threw(exchange.case.operation.label, error);
        return false;
      }
    },
    inspect(exchange, context) {
      const { label, pointer } = exchange.case.operation;
      try {
        return [...check.inspect(exchange, context)].flatMap((yielded) => {
          if (isDeviation(yielded)) return [{ ...yielded, at: yielded.at ?? pointer }];
          blame(`the check ${id} yielded a deviation without expected and actual on ${label}`);
          return [];
        });
      } catch (error) {
        threw(label, error);
        return [];
      }
    },
  };
}

/** The same generator, whose failures are its own: where it throws there is no case, and `blame` is told. */
export function guardedGenerator(generator: CaseGenerator, blame: Blame): CaseGenerator {
  const { id } = generator;
  return {
    ...generator,
    needsControl: generator.needsControl ?? true,
    cases(operation, context): CaseSource | Skip {
      const threw = (error: unknown): string => {
        const sentence = `the generator ${id} threw on ${operation.label}: ${said(error)}`;
        blame(sentence);
        return sentence;
      };
      try {
        const source = generator.cases(operation, context);
        if ('skip' in source) return source;
        const { draw } = source;
        if (!draw) return { systematic: [...source.systematic] };
        return {
          systematic: [...source.systematic],
          draw(index) {
            try {
              return draw.call(source, index);
            } catch (error) {
              threw(error);
              return undefined;
            }
          },
        };
      } catch (error) {
        return { skip: threw(error) };
      }
    },
  };
}

function isDeviation(value: Partial<Deviation> | undefined): value is Deviation {
  return typeof value?.expected === 'string' && typeof value.actual === 'string';
}

function said(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
}
