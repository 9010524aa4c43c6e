import type { Fault } from '../fault.ts';
import { authenticationFaults } from './authentication/index.ts';
import { contractFaults } from './contract/index.ts';
import { jsonFaults } from './json/index.ts';
import { protocolFaults } from './protocol/index.ts';
import { statefulFaults } from './stateful/index.ts';

/** Every way to lie, by family. */
export const faults: readonly Fault[] = [
  ...contractFaults,
  ...authenticationFaults,
  ...protocolFaults,
  ...jsonFaults,
  ...statefulFaults,
];
