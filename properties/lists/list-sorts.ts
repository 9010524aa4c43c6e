import type { Case } from '../../http/case.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import { type ItemMember, itemMembers, valueShape } from './item-members.ts';

/** `either`: sorted by the member, in a direction that nobody tells. */
export type Direction = 'up' | 'down' | 'either';

/** One way to ask for a sorted list: a value of the parameter that sorts, and of the one that says the direction. */
export interface ListSort {
  readonly values: readonly { readonly name: string; readonly value: Json }[];
  /** The parameter that names the member. */
  readonly parameter: Parameter;
  readonly member: ItemMember;
  readonly direction: Direction;
}

const SORTS = /^(sort|sortby|orderby|order|ordering|sorting|sortfield|orderfield)$/;
const DIRECTS = /^(order|sortorder|direction|dir|sortdirection|orderdirection|sortdir|orderdir)$/;
const ENDINGS = ['', 'at', 'on', 'date', 'time'];

const known = new WeakMap<Operation, readonly ListSort[]>();

/** The ways to sort a list that its document names as values: an enum, an example, a default. None where none is understood. */
export function listSorts(operation: Operation, root: JsonObject): readonly ListSort[] {
  const before = known.get(operation);
  if (before) return before;
  const items = itemMembers(operation, root);
  const query = operation.parameters.filter((one) => one.in === 'query' && one.schema !== undefined);
  const found = operation.method === 'GET' && items.size > 0 ? query.flatMap((one) => sortsBy(one, query)) : [];
  known.set(operation, found);
  return found;

  function sortsBy(parameter: Parameter, all: readonly Parameter[]): readonly ListSort[] {
    if (!SORTS.test(bareName(parameter.name))) return [];
    const directing = all.find((one) => one !== parameter && DIRECTS.test(bareName(one.name)));
    const ways = directing ? namedValues(directing, root) : [];
    const up = ways.find((value) => /^asc/i.test(String(value)));
    const down = ways.find((value) => /^desc/i.test(String(value)));
    const values = namedValues(parameter, root);
    return values.flatMap((value): readonly ListSort[] => {
      const { stem, said } = reading(String(value));
      const member = ENDINGS.map((end) => items.get(`${stem}${end}`)).find((one) => one && isOrdered(one));
      if (!member) return [];
      const wrapped = valueShape([parameter.schema ?? ''], createShapes(root), parameter.name)?.many ?? false;
      const own = { name: parameter.name, value: wrapped ? [value] : value };
      if (said === undefined && directing && up !== undefined && down !== undefined)
        return [
          { parameter, member, direction: 'up', values: [own, { name: directing.name, value: up }] },
          { parameter, member, direction: 'down', values: [own, { name: directing.name, value: down }] },
        ];
      const direction = said ?? (values.includes(`-${value}`) ? 'up' : 'either');
      return [{ parameter, member, direction, values: [own] }];
    });
  }
}

/** Whether a parameter of this bare name says in which direction a list is sorted. */
export function directs(name: string): boolean {
  return DIRECTS.test(name);
}

/** Whether a request asks for this order. */
export function isAsked({ parameters }: Pick<Case, 'parameters'>, { values }: ListSort): boolean {
  return values.every(({ name, value }) =>
    parameters.some(
      (one) => one.in === 'query' && one.name === name && 'value' in one && String(one.value) === String(value),
    ),
  );
}

/** `-price`, `price:desc`, `price_desc`, `priceDesc` and `+price` by the bare name of their member and the direction. */
function reading(value: string): { readonly stem: string; readonly said?: 'up' | 'down' } {
  const signed = /^([-+])(.+)$/.exec(value);
  if (signed) return { stem: bareName(signed[2] ?? ''), said: signed[1] === '-' ? 'down' : 'up' };
  const ended = /^(.+?)(?:[:., _|-]+(asc|desc|ASC|DESC)(?:ending|ENDING)?|(Asc|Desc)(?:ending)?)$/.exec(value);
  if (!ended) return { stem: bareName(value) };
  return { stem: bareName(ended[1] ?? ''), said: /^asc/i.test(ended[2] ?? ended[3] ?? '') ? 'up' : 'down' };
}

function isOrdered({ kind, many }: ItemMember): boolean {
  return !many && (kind === 'number' || kind === 'moment' || kind === 'day' || kind === 'text');
}

/** The scalar values that the document names for a parameter, each once. */
function namedValues({ schema, examples }: Parameter, root: JsonObject): readonly Json[] {
  if (schema === undefined) return [];
  const shapes = createShapes(root);
  const enumerated = valueShape([schema], shapes, '')?.choices ?? [];
  const stated = shapes
    .of([schema])
    .flatMap(({ keywords }) => ['default', 'example', 'examples'].flatMap((keyword) => keywords.get(keyword) ?? []))
    .flatMap(({ value }) => (isArray(value) ? value : [value]));
  const all = [...enumerated, ...examples.map(({ value }) => value), ...stated].flatMap((value) =>
    isArray(value) ? value : [value],
  );
  return [...new Set(all)].filter((value) => typeof value === 'string' && !value.includes(','));
}
