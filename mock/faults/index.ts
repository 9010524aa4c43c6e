import type { Fault } from '../fault.ts';

/** Every way to lie, by family. */
export const faults: readonly Fault[] = [];
