import type { Case, ParameterValue, Violation } from '../../http/case.ts';
import { encodeParameter } from '../../http/encode/parameter.ts';
import type { Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { type JsonPointer, join, parentOf } from '../../openapi/pointer.ts';
import type { GeneratorContext } from '../generator.ts';
import type { Mutant } from '../models.ts';
import { proofOfParameter } from '../wire-proof.ts';
import { givenParameter, otherParameters } from './base-case.ts';
import { leadsElsewhere } from './other-paths.ts';
import { parameterModel, parameterValues } from './parameters.ts';

const MOST = 60;

/** Everything that can be wrong with one parameter: missing, a broken keyword, given twice, malformed percent-encoding. */
export function parameterMutants(base: Case, parameter: Parameter, context: GeneratorContext): readonly Case[] {
  return [
    ...missing(base, parameter),
    ...distinct(base, parameter, context).slice(0, MOST),
    ...repeated(base, parameter, context),
    ...malformed(base, parameter, context),
  ];
}

/** One mutant as a request; `undefined` where its bytes cannot be sent, or ask something else. */
export function parameterMutant(
  base: Case,
  parameter: Parameter,
  mutant: Mutant,
  context: GeneratorContext,
): Case | undefined {
  const model = parameterModel(parameter, context);
  const proof = model && proofOfParameter(parameter, mutant, model);
  if (proof === undefined) return undefined;
  if (parameter.in === 'path' && leadsElsewhere(base.operation, parameter, mutant.value, context)) return undefined;
  return broken(base, { in: parameter.in, name: parameter.name, value: mutant.value }, parameter, {
    at: mutant.at,
    keyword: mutant.keyword,
    proof,
    schema: mutant.schema,
    summary: `${placeOf(mutant)} ${said(mutant)}`.trim(),
  });
}

/** The mutant's summary as the end of a sentence that begins with the place. */
export function said({ summary }: Pick<Mutant, 'summary'>): string {
  return /^(is|has|lacks|holds|breaks|does|matches|repeats|names|misses)\b/.test(summary) ? summary : `is ${summary}`;
}

/** Keywords of which the object is at fault, not the member that is pointed at. */
const ABOUT_THE_WHOLE = /^(required|additionalProperties|unevaluatedProperties|propertyNames|dependentRequired)$/;

/** Where people look for what a mutant breaks. */
export function placeOf({ at, keyword }: Pick<Mutant, 'at' | 'keyword'>): JsonPointer {
  return ABOUT_THE_WHOLE.test(keyword) ? (parentOf(at)?.parent ?? '') : at;
}

interface Fault extends Omit<Violation, 'part'> {
  /** Follows the parameter's name. */
  readonly summary: string;
}

function broken(
  base: Case,
  value: ParameterValue | readonly ParameterValue[],
  parameter: Parameter,
  fault: Fault,
): Case {
  const { in: location, name } = parameter;
  const at = `${join('', name)}${fault.at}`;
  return {
    ...base,
    parameters: [...otherParameters(base, parameter), ...(Array.isArray(value) ? value : [value])],
    // A resource made for the case would take the place of what was broken.
    ...(location === 'path' && { fresh: undefined }),
    intent: {
      kind: 'invalid',
      violation: { ...fault, part: location, at, summary: `${location} parameter ${name} ${fault.summary}` },
    },
  };
}

/** The request without a parameter that the document requires; none where it may be left out. */
export function missing(base: Case, parameter: Parameter): readonly Case[] {
  if (!parameter.required || parameter.in === 'path') return [];
  const fault: Fault = {
    at: '',
    keyword: 'required',
    proof: 'strict',
    schema: parameter.pointer,
    summary: 'is missing; the document requires it',
  };
  return [broken(base, [], parameter, fault)];
}

/** The mutants that differ on the wire, those that prove most first within the order of the model. */
function distinct(base: Case, parameter: Parameter, context: GeneratorContext): readonly Case[] {
  const byBytes = new Map<string, Case>();
  const valid = new Set<string>();
  for (const { value } of parameterValues(base.operation, parameter, context)) valid.add(bytesOf(parameter, value));
  for (const mutant of parameterModel(parameter, context)?.mutants() ?? []) {
    const testCase = parameterMutant(base, parameter, mutant, context);
    const key = bytesOf(parameter, mutant.value);
    if (testCase && !valid.has(key) && !byBytes.has(key)) byBytes.set(key, testCase);
  }
  return [...byBytes.values()];
}

function bytesOf(parameter: Parameter, value: Json): string {
  const encoded = encodeParameter(parameter, value);
  return 'text' in encoded ? encoded.text : JSON.stringify(encoded.pairs);
}

/** What OpenAPI leaves undefined: readers may take the first, the last, or a list. */
function repeated(base: Case, parameter: Parameter, context: GeneratorContext): readonly Case[] {
  if (parameter.in !== 'query' || parameter.content) return [];
  const scalars: Json[] = [];
  for (const { value } of parameterValues(base.operation, parameter, context)) {
    if (scalars.length === 2) break;
    if (typeof value !== 'object' && value !== '') scalars.push(value);
  }
  const [first, second = first] = scalars;
  if (first === undefined || second === undefined) return [];
  const { in: location, name } = parameter;
  const fault: Fault = { at: '', keyword: 'parameter-repeated', proof: 'ambiguous', summary: 'is given twice' };
  return [
    broken(
      base,
      [
        { in: location, name, value: first },
        { in: location, name, value: second },
      ],
      parameter,
      fault,
    ),
  ];
}

/** Percent signs that encode nothing, and octets that are no UTF-8. */
function malformed(base: Case, parameter: Parameter, context: GeneratorContext): readonly Case[] {
  if (parameter.in !== 'query' && parameter.in !== 'path') return [];
  // A lenient reader may take the rest for the value: nothing that exists is put at stake.
  const destructive = /^(DELETE|PUT|PATCH)$/.test(base.operation.method);
  const given = givenParameter(base, parameter);
  const natural =
    given && 'value' in given && !destructive ? given.value : parameterModel(parameter, context)?.minimal();
  const text = natural === undefined || typeof natural === 'object' ? 'x' : encodeURIComponent(String(natural));
  const { in: location, name } = parameter;
  return [`${text}%zz`, '%', '%C3%28'].map((wire) =>
    broken(base, { in: location, name, wire }, parameter, {
      at: '',
      keyword: 'percent-syntax',
      proof: 'ambiguous',
      summary: `holds the malformed percent-encoding ${wire.slice(-6)}`,
    }),
  );
}
