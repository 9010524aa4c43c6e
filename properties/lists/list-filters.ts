import { bareName } from '../../openapi/bare-name.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { createShapes, members } from '../../openapi/schema/shape.ts';
import { singular } from '../engine/shown-resources.ts';
import { type ItemMember, itemMembers, type ValueKind, valueShape } from './item-members.ts';
import { type Bound, boundSaid, searchSaid } from './said-of-filter.ts';

/** How the items that a filter leaves stand to its value: they have it, are not below it, not above it, or mention it. */
export type FilterRelation = 'equal' | 'least' | 'most' | 'mention';

/** A query parameter that says what a list leaves out, as far as its name and its type tell. */
export interface ListFilter {
  readonly parameter: Parameter;
  /** The member of the parameter's object that carries the value, where it is an object. */
  readonly inner?: string;
  readonly relation: FilterRelation;
  /** The members of an item that may be meant: one of them has to satisfy the filter. */
  readonly members: readonly ItemMember[];
  readonly kind: ValueKind;
  readonly choices: readonly Json[];
  /** The value travels in an array. */
  readonly wrapped: boolean;
  /** Whether what is at the bound itself is listed, where the document tells. */
  readonly bound?: Bound | undefined;
  /** Of a search: the members that the document says it looks at, and whether upper and lower case are one there. */
  readonly search?: { readonly named: readonly ItemMember[]; readonly anyCase: boolean };
  /** The schema of the value, or of the array that it travels in. */
  readonly schemas: readonly JsonPointer[];
}

/** Parameters that say how a list is shown, not what is in it. */
const SHOWS =
  /^(version|apiversion|lang|language|locale|timezone|tz|format|view|fields|include|expand|embed|with|limit|perpage|pagesize|size|count|first|last|take|top|rows|maxresults|offset|skip|cursor|page|pageno|pagenumber|pageindex|pagetoken|token|marker|sort|sortby|sortorder|order|orderby|direction|dir|groupby)$/;
const SEARCHES = /^(q|query|search|searchterm|term|keyword|keywords|text|contains)$/;
const LEAST = [
  /^(?:min|minimum|from|since|after|gte|gt|start)(.+)$/,
  /^(.+?)(?:min|minimum|from|since|after|gte|gt|ge|start)$/,
];
const MOST = [
  /^(?:max|maximum|to|until|before|lte|lt|upto|end)(.+)$/,
  /^(.+?)(?:max|maximum|to|until|before|lte|lt|le|end)$/,
];
const ANY_LEAST = /^(from|since|after|start|datefrom|fromdate|startdate|starttime)$/;
const ANY_MOST = /^(to|until|before|end|dateto|todate|enddate|endtime)$/;
const DATE_ENDINGS = ['', 'at', 'on', 'date', 'time'];

const known = new WeakMap<Operation, readonly ListFilter[]>();

/** The filters of a list, in the order of its parameters; none where what it lists is not described. */
export function listFilters(operation: Operation, root: JsonObject): readonly ListFilter[] {
  const before = known.get(operation);
  if (before) return before;
  const items = itemMembers(operation, root);
  const found = operation.method === 'GET' && items.size > 0 ? operation.parameters.flatMap(read) : [];
  known.set(operation, found);
  return found;

  function read(parameter: Parameter): readonly ListFilter[] {
    // What has to be said is whose list it is, not what it leaves out.
    if (parameter.in !== 'query' || parameter.schema === undefined || parameter.required) return [];
    const shapes = createShapes(root);
    const bracketed = /^filters?\[([^\]]+)\]$/i.exec(parameter.name)?.[1];
    const plain = (name: string, schemas: readonly JsonPointer[], inner?: string): readonly ListFilter[] => {
      const shape = valueShape(schemas, shapes, name);
      const meant = shape && meaning(bareName(name), shape.kind, items);
      if (!shape || !meant) return [];
      const own = {
        parameter,
        bound: boundSaid(parameter, root, inner),
        ...(inner !== undefined && { inner }),
        ...(meant.relation === 'mention' && { search: searchSaid(parameter, root, meant.members) }),
      };
      return [{ ...own, ...meant, kind: shape.kind, choices: shape.choices, wrapped: shape.many, schemas }];
    };
    const whole = plain(bracketed ?? parameter.name, [parameter.schema]);
    if (whole.length > 0) return whole;
    const objects = shapes.of([parameter.schema]).filter(({ types }) => types.has('object') && types.size <= 2);
    // `filter[minCapacity]` filters by itself, `price[gte]` by the name of the parameter too.
    const outer = /^(filters?|where|query|q)$/i.test(parameter.name) ? '' : parameter.name;
    return objects
      .slice(0, 1)
      .flatMap((shape) =>
        [...members(shape)].flatMap(([name, schemas]) =>
          plain(outer === '' ? name : `${outer}_${name}`, schemas, name),
        ),
      );
  }
}

/** What a filter of this name and kind means for items with these members; `undefined` where it cannot be told. */
function meaning(
  name: string,
  kind: ValueKind,
  items: ReadonlyMap<string, ItemMember>,
): Pick<ListFilter, 'relation' | 'members'> | undefined {
  const dates = [...items.values()].filter((one) => isDate(one.kind) && !one.many);
  if (isDate(kind) && ANY_LEAST.test(name) && dates.length > 0) return { relation: 'least', members: dates };
  if (isDate(kind) && ANY_MOST.test(name) && dates.length > 0) return { relation: 'most', members: dates };
  if (SHOWS.test(name)) return undefined;
  const same = items.get(name) ?? [...items].find(([own]) => singular(own) === singular(name))?.[1];
  if (same && isComparable(kind, same) && !isDate(kind)) return { relation: 'equal', members: [same] };
  for (const [relation, readings] of [
    ['least', LEAST],
    ['most', MOST],
  ] as const) {
    for (const reading of readings) {
      const stem = reading.exec(name)?.[1];
      const member = stem && bounded(stem, kind, items);
      if (member) return { relation, members: [member] };
    }
  }
  // Of a date that is called otherwise any may be meant.
  if (isDate(kind) && dates.length > 0 && !items.has(name)) {
    if (/.(from|since|after)$/.test(name)) return { relation: 'least', members: dates };
    if (/.(before)$/.test(name)) return { relation: 'most', members: dates };
  }
  const texts = [...items.values()].filter((one) => one.kind === 'text');
  return SEARCHES.test(name) && kind === 'text' && texts.length > 0
    ? { relation: 'mention', members: texts }
    : undefined;
}

/** The one member that a bound of this name is about. A price beside a sale price is not the only one. */
function bounded(stem: string, kind: ValueKind, items: ReadonlyMap<string, ItemMember>): ItemMember | undefined {
  if (kind === 'number') {
    const like = [...items].filter(([name, one]) => name.includes(stem) && one.kind === 'number');
    const member = items.get(stem);
    return member && !member.many && like.length === 1 && member.kind === 'number' ? member : undefined;
  }
  if (!isDate(kind)) return undefined;
  return DATE_ENDINGS.map((end) => items.get(`${stem}${end}`)).find((one) => one && isDate(one.kind) && !one.many);
}

function isDate(kind: ValueKind): boolean {
  return kind === 'moment' || kind === 'day';
}

/** Whether a value of the filter's kind can be one of the member's. */
function isComparable(kind: ValueKind, { kind: own }: ItemMember): boolean {
  const textual = (one: ValueKind): boolean => one === 'text' || one === 'name' || one === 'choice';
  return kind === own || (textual(kind) && textual(own));
}

/** The query parameter that carries these values of a filter: one, or several where it takes several. */
export function carried({ parameter, inner, wrapped }: ListFilter, ...values: Json[]): { name: string; value: Json } {
  const own = wrapped ? values : (values[0] ?? null);
  return { name: parameter.name, value: inner === undefined ? own : { [inner]: own } };
}

/** The values that a query parameter carries for a filter; none where it is not there. */
export function carriedBy({ inner, wrapped }: ListFilter, given: Json | undefined): readonly Json[] {
  const own = inner === undefined ? given : isObject(given) && Object.hasOwn(given, inner) ? given[inner] : undefined;
  if (isArray(own)) return wrapped ? own : [];
  return own === undefined ? [] : [own];
}
