import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import { listFilters } from '../../properties/lists/list-filters.ts';
import { listSorts } from '../../properties/lists/list-sorts.ts';
import { writtenMembers } from '../../properties/workflows/written-members.ts';
import { keptModels } from './sample-answers.ts';

const INCLUDES = /archived|deleted|removed|trashed|hidden|inactive|disabled|expired|draft/i;
/** Keywords that leave a number or a text free to be one of several. */
const NARROW = ['enum', 'const', 'pattern', 'format', 'multipleOf', 'maxLength', 'minimum', 'maximum', 'default'];

/** Whether a list that the mock keeps has a filter by what all of its items show: one of several choices, yes or no. */
export function showsFilters(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return keptModels(document, all).some(
    ({ kind, full }) =>
      kind.list === operation &&
      listFilters(operation, document.root).some(
        ({ relation, kind: values, members: [member], choices, inner, parameter }) => {
          if (relation !== 'equal' || !member || member.many || full[member.name] === undefined) return false;
          if (full[member.name] === null || INCLUDES.test(inner ?? parameter.name)) return false;
          return (
            values === 'boolean' ||
            (values === 'choice' && choices.filter((one) => member.choices.includes(one)).length > 1)
          );
        },
      ),
  );
}

/** Whether a list that the mock keeps can be sorted by a number or a text that who creates is free to choose. */
export function showsOrder(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const shapes = createShapes(document.root);
  return keptModels(document, all).some(({ kind, full }) => {
    if (kind.list !== operation || !kind.create) return false;
    const written = writtenMembers(kind.create, document.root).filter(
      ({ readOnly, writeOnly }) => !readOnly && !writeOnly,
    );
    return listSorts(operation, document.root).some(({ member, direction }) => {
      const own = written.find(({ name }) => name === member.name);
      if (!own || direction === 'either' || full[member.name] === undefined) return false;
      return (
        (member.kind === 'number' || member.kind === 'text') &&
        shapes.of(own.schemas).every(({ keywords }) => NARROW.every((keyword) => !keywords.has(keyword)))
      );
    });
  });
}
