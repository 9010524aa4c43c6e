import type { Operation } from '../../openapi/operation.ts';
import type { GeneratorId } from '../generator.ts';

/** The parts of `SEED/OPERATION/GENERATOR/INDEX`. */
export interface AddressParts {
  readonly seed: number;
  /** operationId, else `METHOD /path`. */
  readonly operation: string;
  readonly generator: string;
  readonly index: number;
}

/** The address of case `index`. */
export function addressOf(seed: number, operation: Operation, generator: GeneratorId, index: number): string {
  return `${seed}/${encodeURIComponent(operation.id.toWellFormed())}/${generator}/${index}`;
}

/** The parts of an address; `undefined` when the text is none. */
export function parseAddress(text: string): AddressParts | undefined {
  const match = /^(\d+)\/([^/]+)\/([a-z-]+)\/(\d+)$/.exec(text);
  if (!match?.[2] || !match[3]) return undefined;
  try {
    return {
      seed: Number(match[1]),
      operation: decodeURIComponent(match[2]),
      generator: match[3],
      index: Number(match[4]),
    };
  } catch {
    return undefined;
  }
}
