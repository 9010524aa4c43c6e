import { PROFILES } from '../../properties/profiles/profile.ts';
import { judging, planning } from './commands.ts';
import type { Option } from './option.ts';

/** Which operations, generators and checks. */
export const selectionOptions: readonly Option[] = [
  {
    flag: 'only',
    kind: 'list',
    value: 'SELECTOR',
    env: 'PLUMBLINE_ONLY',
    default: 'all',
    meaning: 'Operations to test: operationId, `METHOD /path` with `*`, or `tag:NAME`',
    group: 'selection',
    commands: [...planning, 'mock', 'proxy', 'judge'],
  },
  {
    flag: 'skip',
    kind: 'list',
    value: 'SELECTOR',
    env: 'PLUMBLINE_SKIP',
    default: 'none',
    meaning: 'Operations to leave out',
    group: 'selection',
    commands: [...planning, 'mock', 'proxy', 'judge'],
  },
  {
    flag: 'generator',
    kind: 'list',
    value: 'ID',
    env: 'PLUMBLINE_GENERATORS',
    default: 'all',
    meaning: 'Generators to use, as `plumbline list` names them',
    group: 'selection',
    commands: planning,
  },
  {
    flag: 'check',
    kind: 'list',
    value: 'ID',
    env: 'PLUMBLINE_CHECKS',
    default: 'all that are on',
    meaning: 'Checks to use, as `plumbline list` names them; `--check=-ID` leaves one out',
    group: 'selection',
    commands: [...judging, 'list'],
  },
  {
    flag: 'profile',
    kind: 'list',
    value: 'NAME',
    env: 'PLUMBLINE_PROFILES',
    default: 'none',
    meaning: 'Opt-in rule sets from RFCs',
    group: 'selection',
    commands: [...judging.filter((command) => command !== 'prove'), 'list'],
    choices: PROFILES,
  },
  {
    flag: 'shard',
    kind: 'text',
    value: 'I/N',
    env: 'PLUMBLINE_SHARD',
    default: '1/1',
    meaning: "This machine's share; the shares are disjoint and complete, the same on any machine",
    group: 'selection',
    commands: ['test', 'cases'],
  },
];
