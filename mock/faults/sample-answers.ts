import { isJson, specificity } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { MediaType, Operation } from '../../openapi/operation.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import { resourcePrefix, sameTemplate } from '../../properties/engine/resource-pool.ts';
import { responseFor, successOf } from '../answers/documented.ts';
import { type AnswerMaker, createAnswerMaker } from '../answers/make.ts';
import { refuse } from '../answers/refuse.ts';
import type { MockAnswer } from '../fault.ts';
import { type Kind, kindsOf } from '../resources/kind.ts';
import { createModel, type Model } from '../resources/model.ts';
import { fieldOf } from './bend.ts';

interface Samples {
  readonly validators: SchemaValidators;
  readonly maker: AnswerMaker;
  readonly answers: Map<Operation, MockAnswer>;
  readonly models: Map<readonly Operation[], readonly Model[]>;
}

const samples = new WeakMap<ApiDocument, Samples>();

function samplesOf(document: ApiDocument): Samples {
  const known = samples.get(document);
  if (known) return known;
  const validators = createValidators(document.root, { formats: true });
  const maker = createAnswerMaker({ root: document.root, validators, seed: 1, note: () => undefined });
  const made: Samples = { validators, maker, answers: new Map(), models: new Map() };
  samples.set(document, made);
  return made;
}

/** How a faultless mock answers a valid request for the operation, but for its state. */
export function sampleAnswer(operation: Operation, document: ApiDocument): MockAnswer {
  const { maker, answers } = samplesOf(document);
  const known = answers.get(operation);
  if (known) return known;
  const { status, response } = successOf(operation);
  const filled = maker.make(operation, status, response, {});
  const made = operation.method === 'HEAD' ? { ...filled, body: undefined } : filled;
  answers.set(operation, made);
  return made;
}

/** How a faultless mock answers a request for a resource that is not there. */
export function missingAnswer(operation: Operation, document: ApiDocument): MockAnswer {
  const { maker } = samplesOf(document);
  return refuse(maker, operation, { kind: 'unknown-resource', detail: 'there is no such resource' });
}

/** The validators that answers of this document are judged by. */
export function validatorsOf(document: ApiDocument): SchemaValidators {
  return samplesOf(document).validators;
}

/** What the document says of the body of this answer, where it is JSON with a schema. */
export function describedJson(operation: Operation, answer: MockAnswer): MediaType | undefined {
  const type = fieldOf(answer, 'content-type');
  if (type === undefined || !isJson(type)) return undefined;
  return responseFor(operation, answer.status)?.content?.find(
    ({ range, schema }) => schema !== undefined && specificity(range, type) > 0,
  );
}

/** The kinds of resources that a mock of this document keeps. */
export function keptKinds(document: ApiDocument, operations: readonly Operation[]): readonly Kind[] {
  return keptModels(document, operations).map(({ kind }) => kind);
}

/** Those that can be read and of which a client can have one to write to: it is made, or it is the only one. */
export function ownKinds(document: ApiDocument, operations: readonly Operation[]): readonly Kind[] {
  const kept = keptModels(document, operations);
  const makes = (item: string | undefined): boolean =>
    item === undefined || kept.some(({ kind, creates }) => creates && sameTemplate(kind.item, item));
  return kept.flatMap(({ kind }) => {
    const owned = kind.single ? makes(resourcePrefix(kind.item)) : kind.create !== undefined;
    return owned && kind.read ? [kind] : [];
  });
}

/** How the resources that a mock of this document keeps look. */
export function keptModels(document: ApiDocument, operations: readonly Operation[]): readonly Model[] {
  const { validators, maker, models } = samplesOf(document);
  const known = models.get(operations);
  if (known) return known;
  const made = kindsOf(operations).flatMap(
    (kind) => createModel(kind, { root: document.root, validators, seed: 1, note: () => undefined }, maker) ?? [],
  );
  models.set(operations, made);
  return made;
}
