import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { successOf } from '../answers/documented.ts';
import { jsonOf } from './bend.ts';
import { sampleAnswer } from './sample-answers.ts';

const POSITION =
  /^(offset|skip|start|from|cursor|page_?cursor|after|starting_?after|page_?token|next_?token|page|page_?number|marker)$/i;
const SIZE = /^(limit|per_?page|page_?size|size|first|max_?results|take)$/i;

/** Whether a list has pages of a chosen size, and says where the next one is. */
export function pages(operation: Operation, document: ApiDocument): boolean {
  const named = (names: RegExp): boolean =>
    operation.parameters.some((parameter) => parameter.in === 'query' && names.test(parameter.name));
  if (!named(POSITION) || !named(SIZE)) return false;
  const linked = (successOf(operation).response?.headers ?? []).some(({ name }) => name.toLowerCase() === 'link');
  return linked || /"next[^"]*":/i.test(JSON.stringify(jsonOf(sampleAnswer(operation, document)) ?? null));
}
