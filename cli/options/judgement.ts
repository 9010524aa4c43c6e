import { judging } from './commands.ts';
import type { Option } from './option.ts';

/** What counts as a finding, and which findings fail a run. */
export const judgementOptions: readonly Option[] = [
  {
    flag: 'max-response-time',
    kind: 'number',
    value: 'MS',
    env: 'PLUMBLINE_MAX_RESPONSE_TIME',
    default: 'none',
    meaning: 'Slower answers are findings of `response-time`',
    group: 'judgement',
    commands: judging,
    range: [1, 3_600_000],
  },
  {
    flag: 'strict',
    kind: 'switch',
    env: 'PLUMBLINE_STRICT',
    default: 'off',
    meaning: 'Every warning is an error',
    group: 'judgement',
    commands: [...judging, 'lint', 'drift'],
  },
  {
    flag: 'no-formats',
    kind: 'switch',
    env: 'PLUMBLINE_NO_FORMATS',
    default: 'formats asserted',
    meaning: '`format` is an annotation only',
    group: 'judgement',
    commands: [...judging, 'list', 'cases'],
  },
  {
    flag: 'baseline',
    kind: 'text',
    value: 'FILE',
    env: 'PLUMBLINE_BASELINE',
    meaning: 'Known findings, with owner, reason and expiry; only new ones fail the run',
    group: 'judgement',
    commands: ['test', 'drift', 'proxy', 'judge'],
  },
  {
    flag: 'update-baseline',
    kind: 'switch',
    env: 'PLUMBLINE_UPDATE_BASELINE',
    default: 'off',
    meaning: 'Writes what this run finds to the baseline, keeping what is written there about each finding',
    group: 'judgement',
    commands: ['test'],
  },
  {
    flag: 'fail-on',
    kind: 'text',
    value: 'error|warning|none',
    env: 'PLUMBLINE_FAIL_ON',
    default: 'error',
    meaning: 'What makes exit code 1. `drift` takes breaking, review or any',
    group: 'judgement',
    commands: ['test', 'lint', 'drift', 'proxy', 'judge', 'replay', 'report'],
    choices: ['error', 'warning', 'none', 'breaking', 'review', 'any'],
  },
];
