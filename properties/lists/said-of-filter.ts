import { isObject, type JsonObject } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { ItemMember } from './item-members.ts';

/** Whether what is at a bound itself is listed, where the document tells. */
export type Bound = 'inclusive' | 'exclusive';

const EXCLUSIVE =
  /exclusive|strictly|(?<!\b(?:no|not) )\b(more|greater|higher|less|lower|fewer|cheaper|later|earlier) than\b(?! or)/i;
const INCLUSIVE =
  /inclusive|at least|at most|or (equal|more|less|fewer|above|below|higher|lower|later|earlier)|(no|not) (more|less|fewer|greater|lower) than|minimum|maximum|up to|[≥≤]|[<>]=/i;
const NAMES_BOUND = /^(min|max)|(gte|lte)$/i;
const ANY_CASE =
  /case[- ]?insensitive|(ignor|regardless|whatever)\w*( the| of| of the)? (upper|lower)?[- ]?case|in any case/i;

/** What the document says of the bound of a filter; its name says it where it is a least or a most. */
export function boundSaid(parameter: Parameter, root: JsonObject, inner: string | undefined): Bound | undefined {
  const text = inner === undefined ? descriptionOf(parameter, root) : '';
  const inclusive = INCLUSIVE.test(text);
  if (EXCLUSIVE.test(text)) return inclusive ? undefined : 'exclusive';
  return inclusive || NAMES_BOUND.test(inner ?? parameter.name) ? 'inclusive' : undefined;
}

/** The members in which a search looks by what the document says of it, and whether it does so in any case. */
export function searchSaid(
  parameter: Parameter,
  root: JsonObject,
  members: readonly ItemMember[],
): { readonly named: readonly ItemMember[]; readonly anyCase: boolean } {
  const text = descriptionOf(parameter, root);
  const words = new Set(text.toLowerCase().split(/[^a-z0-9]+/));
  // What is said not to be looked at is named as well.
  const named = /\bnot\b|except|\bprefix|begin|start|whole|exact/i.test(text)
    ? []
    : members.filter(({ name }) => words.has(name.toLowerCase()) || words.has(`${name.toLowerCase()}s`));
  return { named, anyCase: ANY_CASE.test(text) };
}

function descriptionOf({ pointer, schema }: Parameter, root: JsonObject): string {
  return [pointer, schema]
    .flatMap((at) => {
      const stated = at === undefined ? undefined : valueAt(root, at);
      const text = isObject(stated) ? stated.description : undefined;
      return typeof text === 'string' ? [text] : [];
    })
    .join(' ');
}
