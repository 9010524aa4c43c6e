import type { ApiDocument } from '../../openapi/api-document.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { successOf } from '../answers/documented.ts';
import { jsonOf } from './bend.ts';
import { keptKinds, sampleAnswer, validatorsOf } from './sample-answers.ts';

const POSITION =
  /^(offset|skip|start|from|cursor|page_?cursor|after|starting_?after|page_?token|next_?token|page|page_?number|marker)$/i;
const OFFSET = /^(offset|skip|\$skip)$/i;
const SIZE = /^(limit|per_?page|page_?size|size|first|max_?results|take)$/i;

/** Whether a list has pages of a chosen size, and says where the next one is. */
export function pages(operation: Operation, document: ApiDocument): boolean {
  const named = (names: RegExp): boolean =>
    operation.parameters.some((parameter) => parameter.in === 'query' && names.test(parameter.name));
  if (!named(POSITION) || !named(SIZE)) return false;
  const linked = (successOf(operation).response?.headers ?? []).some(({ name }) => name.toLowerCase() === 'link');
  return linked || /"next[^"]*":/i.test(JSON.stringify(jsonOf(sampleAnswer(operation, document)) ?? null));
}

/** Whether a list that the mock keeps has pages whose size a request may set, and which the mock cuts. */
export function showsSizes(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return isKept(operation, document, all) && named(operation, SIZE) !== undefined && takesOne(operation, document);
}

/** Whether its pages say how many items there are on all of them. */
export function showsTotal(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return (
    pages(operation, document) &&
    isKept(operation, document, all) &&
    says(operation, document, /^total(count|items|results|elements)?$/)
  );
}

/** Whether its pages say where they begin. */
export function tellsOffset(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const offset = named(operation, OFFSET);
  return (
    hasOffset(operation, document, all) && says(operation, document, new RegExp(`^${bareName(offset?.name ?? '')}$`))
  );
}

/** Whether a request may say how many items to leave out, more than the mock keeps. */
export function hasOffset(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const schema = named(operation, OFFSET)?.schema;
  return (
    schema !== undefined &&
    isKept(operation, document, all) &&
    validatorsOf(document).for(schema, 'request').accepts(10_000)
  );
}

/** Whether its pages say where the next one is, by a position that has one after each. */
export function showsNext(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return isKept(operation, document, all) && pages(operation, document) && takesOne(operation, document);
}

/** Whether its pages link to the next one in a field, by a position that has one after each. */
export function linksNext(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const linked = (successOf(operation).response?.headers ?? []).some(({ name }) => name.toLowerCase() === 'link');
  return linked && showsNext(operation, document, all);
}

/** Whether its pages link to those before them. */
export function linksBack(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const linked = (successOf(operation).response?.headers ?? []).some(({ name }) => name.toLowerCase() === 'link');
  return linked && hasOffset(operation, document, all) && pages(operation, document) && takesOne(operation, document);
}

function isKept(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return keptKinds(document, all).some((kind) => kind.list === operation && kind.create !== undefined);
}

function named({ parameters }: Operation, names: RegExp): Parameter | undefined {
  return parameters.find((parameter) => parameter.in === 'query' && names.test(parameter.name));
}

function takesOne(operation: Operation, document: ApiDocument): boolean {
  const schema = named(operation, SIZE)?.schema;
  const validator = schema === undefined ? undefined : validatorsOf(document).for(schema, 'request');
  return [1, 2, 100].every((size) => validator?.accepts(size));
}

/** Whether an answer has such a number, beside its list or in an object for that. */
function says(operation: Operation, document: ApiDocument, name: RegExp): boolean {
  const body = jsonOf(sampleAnswer(operation, document));
  if (!isObject(body)) return false;
  const holders = [body, ...['pagination', 'paging', 'meta', 'page'].map((each) => body[each])];
  return holders.some(
    (holder) =>
      isObject(holder) &&
      Object.entries(holder).some(([member, value]) => typeof value === 'number' && name.test(bareName(member))),
  );
}
