import type { Json } from '../openapi/json.ts';
import { createSecondOpinion } from '../openapi/response-validator.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { draw } from './random.ts';
import { createRequestModels } from './request-models.ts';
import type { Verdict } from './schema-oracle.testing.ts';
import type { SuiteGroup } from './schema-suite.testing.ts';

/** What went otherwise than the suite, or the independent validator, has it. */
export type ExceptionKind =
  | 'inner validator accepts'
  | 'inner validator refuses'
  | 'second validator accepts'
  | 'second validator refuses'
  | 'oracle cannot read'
  | 'oracle disagrees'
  | 'no positive'
  | 'positive refused'
  | 'no negative'
  | 'negative accepted'
  | 'not said unsatisfiable';

export interface Exception {
  readonly kind: ExceptionKind;
  readonly group: string;
  readonly detail: string;
}

/** What was counted, over all groups. */
export interface Counts {
  groups: number;
  tests: number;
  judgedTwice: number;
  withValid: number;
  positives: number;
  positiveValues: number;
  withInvalid: number;
  negatives: number;
  negativeValues: number;
  empty: number;
  saidEmpty: number;
}

/** Nothing counted yet. */
export function noCounts(): Counts {
  return {
    groups: 0,
    tests: 0,
    judgedTwice: 0,
    withValid: 0,
    positives: 0,
    positiveValues: 0,
    withInvalid: 0,
    negatives: 0,
    negativeValues: 0,
    empty: 0,
    saidEmpty: 0,
  };
}

const DRAWN = 10;

/** Judges the suite's instances of a schema by the validators of ours, and by the oracle. */
export function judgeGroup(group: SuiteGroup, oracle: Verdict | undefined, counts: Counts): readonly Exception[] {
  const { root, pointer, formats, name, tests } = group;
  const inner = createValidators(root, { formats }).for(pointer, 'request');
  const second = createSecondOpinion(root);
  const found: Exception[] = [];
  const note = (kind: ExceptionKind, detail: string): void => void found.push({ kind, group: name, detail });
  counts.groups++;
  if (!oracle) note('oracle cannot read', '');
  for (const { data, valid, description } of tests) {
    counts.tests++;
    const accepted = inner.unusable === undefined && inner.accepts(data);
    if (accepted !== valid) note(accepted ? 'inner validator accepts' : 'inner validator refuses', description);
    // Formats are not given to the second validator.
    const objections = formats ? undefined : second.objections(pointer, data);
    if (objections) counts.judgedTwice++;
    if (objections && (objections.length === 0) !== valid)
      note(valid ? 'second validator refuses' : 'second validator accepts', description);
    if (oracle && oracle(data) !== valid) note('oracle disagrees', description);
  }
  return found;
}

/** Generates from a schema, valid and invalid, and has the oracle judge what came out. */
export function generateGroup(group: SuiteGroup, oracle: Verdict | undefined, counts: Counts): readonly Exception[] {
  const { root, pointer, formats, name, tests } = group;
  const found: Exception[] = [];
  const note = (kind: ExceptionKind, detail: string): void => void found.push({ kind, group: name, detail });
  const model = createRequestModels({ root }, { formats }).model(pointer);
  const { verdict } = model.satisfiability;
  const [some, none] = [tests.some(({ valid }) => valid), tests.some(({ valid }) => !valid)];
  if (some) counts.withValid++;
  else counts.empty++;
  if (verdict === 'satisfiable') {
    if (some) counts.positives++;
    const values = [
      ...model.systematic().map(({ value }) => value),
      ...Array.from({ length: DRAWN }, (_, i) => draw(model.arbitrary(), i)),
    ];
    counts.positiveValues += values.length;
    for (const value of values) if (oracle?.(value) === false) note('positive refused', shown(value));
  } else if (some) note('no positive', verdict);
  if (!some && verdict === 'unsatisfiable') counts.saidEmpty++;
  // Where the suite has no valid instance there may be one all the same: then the oracle has accepted it.
  if (!some && verdict === 'unmodelled') note('not said unsatisfiable', verdict);
  const mutants = model.mutants();
  if (none && verdict !== 'unsatisfiable') {
    counts.withInvalid++;
    if (mutants.length > 0) counts.negatives++;
    else note('no negative', '');
  }
  counts.negativeValues += mutants.length;
  for (const { value, keyword, schema } of mutants)
    if (oracle?.(value) === true) note('negative accepted', `${keyword} at ${schema}: ${shown(value)}`);
  return found;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
