import type { HeaderField } from '../../http/exchange.ts';
import type { Identities, Identity } from '../../http/identity.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Diagnostic } from '../../openapi/diagnostic.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Json } from '../../openapi/json.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import type { FixedParameter } from '../../properties/fixed-parameters.ts';
import type { RunOptions, SkippedOperation } from '../../properties/run-options.ts';
import type { ReadOperation } from '../config/operations.ts';
import { misread } from '../config/section.ts';
import { expand, oneLine } from '../config/variables.ts';
import type { Environment } from '../environment.ts';
import type { Settings } from '../options/settings.ts';
import { matcher } from './select.ts';

/** What a configuration file says of single operations, by label. */
export interface OperationSettings extends Pick<RunOptions, 'fixed' | 'expected' | 'diagnostics'> {
  /** Those that are to be tested. */
  readonly operations: readonly Operation[];
  readonly skipped: readonly SkippedOperation[];
  readonly headers: ReadonlyMap<string, readonly HeaderField[]>;
  readonly auth: ReadonlyMap<string, NonNullable<ReadOperation['auth']>>;
}

/**
 * Applies what a configuration file says of single operations to those that were chosen. `today` is an ISO date: a skip
 * whose day has passed skips no more, and is a diagnostic. Throws CONFIG_INVALID for a selector or a parameter that there is
 * not, and for a value that the document refuses.
 */
export function operationSettings(
  rules: readonly ReadOperation[],
  document: ApiDocument,
  { all, chosen }: { readonly all: readonly Operation[]; readonly chosen: readonly Operation[] },
  env: Environment,
  today: string,
): OperationSettings {
  const fixed = new Map<string, readonly FixedParameter[]>();
  const expected = new Map<string, ReadonlySet<number>>();
  const headers = new Map<string, readonly HeaderField[]>();
  const auth = new Map<string, NonNullable<ReadOperation['auth']>>();
  const skips = new Map<string, { readonly rule: ReadOperation; readonly skip: NonNullable<ReadOperation['skip']> }>();
  for (const rule of rules) {
    const where = `${rule.place.path} in ${rule.place.file}`;
    const matching = matched(rule, all);
    checkNames(rule, matching);
    for (const operation of matching) {
      const { label } = operation;
      fixed.set(label, merged(fixed.get(label) ?? [], fixedOf(rule, operation, document)));
      expected.set(label, new Set([...(expected.get(label) ?? []), ...rule.expectedStatuses]));
      const fields = Object.entries(rule.headers).map(
        ([name, text]) => [name, oneLine(expand(text, env, where), where)] as const,
      );
      const names = new Set(fields.map(([name]) => name.toLowerCase()));
      const before = (headers.get(label) ?? []).filter(([name]) => !names.has(name.toLowerCase()));
      headers.set(label, [...before, ...fields]);
      if (rule.auth !== undefined) auth.set(label, rule.auth);
      if (rule.skip) skips.set(label, { rule, skip: rule.skip });
    }
  }
  const skipped: SkippedOperation[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const operation of chosen) {
    const said = skips.get(operation.label);
    if (!said) continue;
    const { reason, until } = said.skip;
    if (until === undefined || until >= today.slice(0, 10))
      skipped.push({ operation, reason: until === undefined ? reason : `${reason} (until ${until})` });
    else diagnostics.push(expired(operation, reason, until, said.rule, document));
  }
  const left = new Set(skipped.map(({ operation }) => operation));
  return {
    operations: chosen.filter((operation) => !left.has(operation)),
    skipped,
    fixed,
    expected,
    headers,
    auth,
    diagnostics,
  };
}

/** The same for the settings of a command. Throws NOTHING_TO_TEST when nothing is left. */
export function settledOperations(
  { sections }: Pick<Settings, 'sections'>,
  document: ApiDocument,
  chosen: readonly Operation[],
  env: Environment,
  today: string,
): OperationSettings {
  const all = operations(document);
  const settled = operationSettings(sections?.operations ?? [], document, { all, chosen }, env, today);
  if (settled.operations.length > 0) return settled;
  throw new PlumblineError('NOTHING_TO_TEST', `${sections?.file} leaves out every operation that was chosen`);
}

/** The identities, and for the operations that have credentials of their own those too. */
export function ownIdentities(
  identities: Identities,
  auth: OperationSettings['auth'],
  env: Environment,
  file: string,
): Identities {
  if (auth.size === 0) return identities;
  const { first, second } = identities;
  const nobody: Identity = { credential: () => undefined };
  const own = new Map(
    [...auth].map(([label, said]): [string, Identities] => {
      if (said === 'none') return [label, { first: nobody, second }];
      if (typeof said === 'object') {
        const filled = new Map(
          Object.entries(said).map(([scheme, text]) => [scheme, expand(text, env, `auth of ${label} in ${file}`)]),
        );
        return [
          label,
          { first: { ...first, credential: (scheme) => filled.get(scheme.name) ?? first.credential(scheme) }, second },
        ];
      }
      if (second) return [label, { first: second }];
      throw misread(
        { path: `auth of ${label}`, file },
        'is the second identity, and there is none; set --second-token or identities.second',
      );
    }),
  );
  return { ...identities, own };
}

function matched(rule: ReadOperation, all: readonly Operation[]): readonly Operation[] {
  const matching = all.filter(matcher(rule.selector));
  if (matching.length > 0) return matching;
  const names = all.flatMap(({ id, label }) => [id, label]);
  throw misread(rule.place, `names no operation of the document${didYouMean(rule.selector, names)}`);
}

/** Throws for a parameter that none of these operations has, and for a scheme that none of them asks for. */
function checkNames(rule: ReadOperation, matching: readonly Operation[]): void {
  const { place, auth } = rule;
  for (const name of Object.keys(rule.parameters)) {
    if (matching.some((operation) => named(operation, name).length > 0)) continue;
    const names = [...new Set(matching.flatMap(({ parameters }) => parameters.map((one) => one.name)))];
    throw misread(place, `fixes the parameter ${name}, which there is not${didYouMean(name, names)}`);
  }
  const schemes = [...new Set(matching.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme.name)))];
  for (const name of typeof auth === 'object' ? Object.keys(auth) : [])
    if (!schemes.includes(name))
      throw misread(place, `has a credential for ${name}, which is not asked for there${didYouMean(name, schemes)}`);
}

/** The parameters that `name` or `in.name` means. */
function named({ parameters }: Operation, name: string): readonly Parameter[] {
  return parameters.filter((one) => one.name === name || `${one.in}.${one.name}` === name);
}

function fixedOf(rule: ReadOperation, operation: Operation, document: ApiDocument): readonly FixedParameter[] {
  return Object.entries(rule.parameters).flatMap(([name, value]) =>
    named(operation, name).map((parameter) => {
      if (!isValid(parameter, value, document))
        throw misread(
          rule.place,
          `fixes ${parameter.in} ${parameter.name} to ${JSON.stringify(value)}, which the document refuses for ${operation.label}`,
        );
      return { in: parameter.in, name: parameter.name, value };
    }),
  );
}

function isValid(parameter: Parameter, value: Json, document: ApiDocument): boolean {
  const schema = parameter.schema ?? parameter.content?.schema;
  return (
    schema === undefined || createValidators(document.root, { formats: true }).for(schema, 'request').accepts(value)
  );
}

function merged(before: readonly FixedParameter[], now: readonly FixedParameter[]): readonly FixedParameter[] {
  return [...before.filter((one) => !now.some((other) => other.in === one.in && other.name === one.name)), ...now];
}

function expired(
  operation: Operation,
  reason: string,
  until: string,
  rule: ReadOperation,
  document: ApiDocument,
): Diagnostic {
  return {
    code: 'skip-expired',
    severity: 'warning',
    message: `${operation.label} is tested again: it was left out until ${until} (${reason})`,
    pointer: document.written(operation.pointer),
    place: document.locate(operation.pointer),
    interpretation: 'tested like any other',
    remedy: `remove skip of ${rule.place.path} in ${rule.place.file}, or give it another day`,
  };
}
