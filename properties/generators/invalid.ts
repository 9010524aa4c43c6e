import type { Case, Proof, Violation } from '../../http/case.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { MediaType, Operation, Parameter } from '../../openapi/operation.ts';
import { join } from '../../openapi/pointer.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import type { Mutant } from '../models.ts';
import { caseSeed, draw } from '../random.ts';
import { readableAsValid } from '../wire-proof.ts';
import { sendableOnWire } from '../wire-sendable.ts';
import { bodyMediaTypes, bodyOf, canCarry, concrete, minimalCase, parameterModel, variable } from './assembly.ts';
import { syntaxCases } from './syntax.ts';

/** Requests that break exactly one promise of the document, each one mutation of a request that is valid. */
export const invalid: CaseGenerator = {
  id: 'invalid',
  summary: 'requests with exactly one fault',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const queues: (readonly Case[])[] = [
      ...operation.parameters.filter(variable).map((parameter) => parameterMutants(base, parameter, context)),
      ...bodyMediaTypes(operation).map((media) => bodyMutants(base, media, context)),
      [...missingBody(base, context)],
      [...syntaxCases(base)],
    ];
    const systematic = dealt(queues);
    if (systematic.length === 0) return { skip: 'nothing in the request can be broken' };
    return { systematic, draw: (index) => randomMutant(base, operation, context, index) };
  },
};

/** The cases of all queues in turn, so that every place is tried before any is tried twice. */
function dealt(queues: readonly (readonly Case[])[]): readonly Case[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => queues.flatMap((queue) => queue.slice(round, round + 1))).flat();
}

function asInvalid(base: Case, violation: Violation): Case {
  // A request that must be refused destroys nothing, unless the target is wrong: it gets a resource of its own then too.
  return { ...base, ...(violation.part === 'path' && { fresh: undefined }), intent: { kind: 'invalid', violation } };
}

function parameterMutants(base: Case, parameter: Parameter, context: GeneratorContext): readonly Case[] {
  const found: Case[] = [];
  const place = { part: parameter.in, at: join('', parameter.name) } as const;
  const others = base.parameters.filter(
    ({ in: location, name }) => location !== parameter.in || name !== parameter.name,
  );
  const model = parameterModel(parameter, context);
  if (parameter.required && parameter.in !== 'path') {
    const violation: Violation = {
      ...place,
      keyword: 'required',
      proof: 'strict',
      schema: parameter.pointer,
      summary: `${parameter.in} parameter ${parameter.name} is missing, which is required`,
    };
    found.push(asInvalid({ ...base, parameters: others }, violation));
  }
  for (const mutant of model?.mutants() ?? []) {
    const testCase = parameterMutant(base, parameter, mutant, context);
    if (testCase) found.push(testCase);
  }
  const given = base.parameters.find(({ in: location, name }) => location === parameter.in && name === parameter.name);
  const plain =
    given && 'value' in given && typeof given.value !== 'object'
      ? given.value
      : model?.systematic().find(({ value }) => typeof value === 'string' || typeof value === 'number')?.value;
  if (parameter.in === 'query' && plain !== undefined && typeof plain !== 'object') {
    const violation: Violation = {
      ...place,
      keyword: 'parameter-repeated',
      proof: 'ambiguous',
      summary: `query parameter ${parameter.name} is given twice`,
    };
    const twice = { in: 'query', name: parameter.name, value: plain } as const;
    found.push(asInvalid({ ...base, parameters: [...others, twice, twice] }, violation));
  }
  if (parameter.in === 'query' || parameter.in === 'path') {
    const text = plain === undefined || plain === null ? 'x' : encodeURIComponent(String(plain));
    for (const wire of [`${text}%zz`, '%', '%C3%28']) {
      const violation: Violation = {
        ...place,
        keyword: 'percent-syntax',
        proof: 'ambiguous',
        summary: `${parameter.in} parameter ${parameter.name} holds the malformed percent-encoding ${wire.slice(-6)}`,
      };
      found.push(
        asInvalid({ ...base, parameters: [...others, { in: parameter.in, name: parameter.name, wire }] }, violation),
      );
    }
  }
  return found;
}

/** A mutant of a parameter's value on the wire; `undefined` where its bytes cannot be sent. */
function parameterMutant(
  base: Case,
  parameter: Parameter,
  mutant: Mutant,
  context: GeneratorContext,
): Case | undefined {
  const model = parameterModel(parameter, context);
  if (!model || !sendableOnWire(parameter, mutant.value)) return undefined;
  const text = parameter.content === undefined;
  // In text every type reads as some text: a mutation of `type` to or from a string says nothing by itself.
  const proof: Proof = text ? (readableAsValid(parameter, mutant.value, model) ? 'ambiguous' : 'strict') : mutant.proof;
  const at = `${join('', parameter.name)}${mutant.at}`;
  const violation: Violation = {
    part: parameter.in,
    at,
    keyword: mutant.keyword,
    proof,
    schema: mutant.schema,
    summary: `${parameter.in} parameter ${parameter.name}${mutant.at} is ${mutant.summary}`,
  };
  const others = base.parameters.filter(
    ({ in: location, name }) => location !== parameter.in || name !== parameter.name,
  );
  return asInvalid(
    { ...base, parameters: [...others, { in: parameter.in, name: parameter.name, value: mutant.value }] },
    violation,
  );
}

function bodyMutants(base: Case, media: MediaType, context: GeneratorContext): readonly Case[] {
  const model = media.schema === undefined ? undefined : context.models.model(media.schema);
  return (model?.mutants() ?? []).flatMap((mutant) => bodyMutant(base, media, mutant, context) ?? []);
}

function bodyMutant(base: Case, media: MediaType, mutant: Mutant, context: GeneratorContext): Case | undefined {
  const mediaType = concrete(media.range);
  const json = isJson(media.range);
  const proof = json ? mutant.proof : formProof(media, mutant, context);
  if (proof === undefined) return undefined;
  const body = json ? { mediaType, value: mutant.value } : bodyOf(media, mutant.value);
  if (!body) return undefined;
  const violation: Violation = {
    part: 'body',
    at: mutant.at,
    keyword: mutant.keyword,
    proof,
    schema: mutant.schema,
    summary: `body ${mutant.at === '' ? '' : `${mutant.at} `}is ${mutant.summary}`.replace(/ is has /, ' has '),
  };
  return asInvalid({ ...base, body }, violation);
}

/** Forms carry text: a mutation of types is ambiguous, and so is whatever reads back as something valid. */
function formProof(media: MediaType, mutant: Mutant, context: GeneratorContext): Proof | undefined {
  if (!canCarry(media, mutant.value)) return undefined;
  const essence = parseMediaType(media.range)?.essence ?? '';
  if (!essence.startsWith('multipart/') && essence !== 'application/x-www-form-urlencoded')
    return typeof mutant.value === 'string' ? 'strict' : undefined;
  if (
    mutant.keyword === 'type' ||
    mutant.keyword === 'additionalProperties' ||
    mutant.keyword === 'minItems' ||
    media.schema === undefined
  )
    return 'ambiguous';
  const model = context.models.model(media.schema);
  const asForm: Parameter = {
    name: 'body',
    in: 'query',
    required: true,
    deprecated: false,
    style: 'form',
    explode: true,
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    pointer: media.pointer,
  };
  return readableAsValid(asForm, mutant.value, model) ? 'ambiguous' : 'strict';
}

function* missingBody(base: Case, context: GeneratorContext): Iterable<Case> {
  const { requestBody } = base.operation;
  if (!requestBody || !base.body) return;
  const demands = requestBody.content.some(
    ({ schema }) => schema !== undefined && !context.models.model(schema).accepts({}),
  );
  // Not required, although a member is: by the letter an absent body is fine, and no author means it.
  const proof: Proof = requestBody.required ? 'strict' : 'ambiguous';
  if (!requestBody.required && !demands) return;
  const violation: Violation = {
    part: 'body',
    at: '',
    keyword: 'body-missing',
    proof,
    schema: requestBody.pointer,
    summary: 'there is no body',
  };
  yield asInvalid({ ...base, body: undefined }, violation);
}

function randomMutant(base: Case, operation: Operation, context: GeneratorContext, index: number): Case | undefined {
  const seed = caseSeed(context.seed, operation.id, 'invalid', index);
  const media = bodyMediaTypes(operation).filter(
    ({ schema }) => schema !== undefined && context.models.model(schema).mutantArbitrary() !== undefined,
  );
  const parameters = operation.parameters.filter(
    (parameter) => variable(parameter) && parameterModel(parameter, context)?.mutantArbitrary() !== undefined,
  );
  const chosen = seed % (media.length * 3 + parameters.length || 1);
  const where = media[Math.floor(chosen / 3)];
  const arbitrary = where?.schema === undefined ? undefined : context.models.model(where.schema).mutantArbitrary();
  if (where && arbitrary) return bodyMutant(base, where, draw(arbitrary, seed), context);
  const parameter = parameters[chosen - media.length * 3];
  const mutants = parameter && parameterModel(parameter, context)?.mutantArbitrary();
  return parameter && mutants ? parameterMutant(base, parameter, draw(mutants, seed), context) : undefined;
}
