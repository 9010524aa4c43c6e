import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes, enumerated } from '../../openapi/schema/shape.ts';
import { type ListFilter, listFilters } from '../../properties/lists/list-filters.ts';
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

/** Whether it takes several values at once of a choice that who creates is free to make. */
export function showsSeveralValues(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return freeFilters(operation, document, all).some(({ wrapped, kind }) => wrapped && kind === 'choice');
}

/** Whether it has two filters by such choices. */
export function showsTwoFilters(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  const free = freeFilters(operation, document, all).filter(({ kind }) => kind === 'choice');
  return new Set(free.map(({ parameter }) => parameter)).size > 1;
}

/** Whether it has a filter by the least or the most of a number, and lists what is at the bound by what the document says. */
export function showsBounds(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean {
  return freeFilters(operation, document, all).some(
    ({ relation, bound, kind }) => relation !== 'equal' && bound === 'inclusive' && kind === 'number',
  );
}

/** The filters by one member that who creates may choose freely, and that all items show. */
function freeFilters(operation: Operation, document: ApiDocument, all: readonly Operation[]): readonly ListFilter[] {
  const shapes = createShapes(document.root);
  return keptModels(document, all).flatMap(({ kind: { list, create }, full }) => {
    if (list !== operation || !create) return [];
    const written = writtenMembers(create, document.root).filter((one) => !one.readOnly && !one.writeOnly);
    return listFilters(operation, document.root).filter(({ members: [member, ...others] }) => {
      const own = written.find(({ name }) => name === member?.name);
      if (!member || !own || others.length > 0 || member.many || full[member.name] === undefined) return false;
      const chosen = shapes.of(own.schemas).flatMap((shape) => enumerated(shape) ?? []);
      if (member.kind === 'choice') return member.choices.filter((one) => chosen.includes(one)).length > 2;
      return shapes.of(own.schemas).every(({ types }) => types.has('integer') && !types.has('number'));
    });
  });
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
