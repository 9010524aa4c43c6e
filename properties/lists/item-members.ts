import { isJson } from '../../http/media-type.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import {
  createShapes,
  enumerated,
  itemPointers,
  members,
  numbers,
  type Shape,
  type Shapes,
} from '../../openapi/schema/shape.ts';

/** How values of a member compare: only what has one order, or one meaning of equality, for every server. */
export type ValueKind = 'boolean' | 'choice' | 'number' | 'moment' | 'day' | 'name' | 'text';

/** One member of the items of a list, as the document describes it. */
export interface ItemMember {
  readonly name: string;
  readonly kind: ValueKind;
  /** The values of an `enum`, without null. */
  readonly choices: readonly Json[];
  /** The member holds an array of such values. */
  readonly many: boolean;
}

/** What a schema says of its values, as far as they can be compared. */
export type ValueShape = Pick<ItemMember, 'kind' | 'choices' | 'many'>;

/** Members under which an item of a list may keep its own (JSON:API). */
const INNER = 'attributes';
const HOLDERS = /^(data|items|results?|content|records|values|entries|list|rows|value|_embedded|hits|objects|page)$/i;
const NAMES = /(^|.)(id|uuid|guid|sku|isbn|key|slug|code|currency|country)$/;

const known = new WeakMap<Operation, ReadonlyMap<string, ItemMember>>();

/**
 * The members of the items that an operation lists, by bare name; none where its answer holds no list, or several. Those
 * of `attributes` count as the item's own.
 */
export function itemMembers(operation: Operation, root: JsonObject): ReadonlyMap<string, ItemMember> {
  const before = known.get(operation);
  if (before) return before;
  const shapes = createShapes(root);
  const found = new Map<string, ItemMember>();
  const add = (pointers: readonly JsonPointer[], depth: number): void => {
    for (const shape of shapes.of(pointers).filter(({ types }) => types.has('object'))) {
      for (const [name, own] of members(shape)) {
        if (name === INNER && depth === 0) add(own, 1);
        const said = valueShape(own, shapes, name);
        if (said && !found.has(bareName(name))) found.set(bareName(name), { name, ...said });
      }
    }
  };
  const listed = listedIn(operation, shapes);
  if (listed) add(listed, 0);
  known.set(operation, found);
  return found;
}

/** An item with the members that it keeps under `attributes` beside its own. */
export function plainItem(item: JsonObject): JsonObject {
  const inner = item[INNER];
  return isObject(inner) ? { ...inner, ...item } : item;
}

/** What these schemas say of a value; `undefined` where it is not of one kind. */
export function valueShape(pointers: readonly JsonPointer[], shapes: Shapes, name: string): ValueShape | undefined {
  const all = shapes.of(pointers).filter(({ types }) => !(types.size === 1 && types.has('null')));
  const said = all.map((shape) => shapeOf(shape, shapes, name));
  const [first] = said;
  if (!first || said.some((one) => one?.kind !== first.kind || one.many !== first.many)) return undefined;
  return { ...first, choices: said.flatMap((one) => one?.choices ?? []) };
}

function shapeOf(shape: Shape, shapes: Shapes, name: string): ValueShape | undefined {
  const types = [...shape.types].filter((type) => type !== 'null');
  const choices = enumerated(shape)?.filter((value) => value !== null);
  if (choices && choices.length > 0 && choices.every((value) => typeof value === 'string'))
    return { kind: 'choice', choices, many: false };
  if (types.length === 0 || types.some((type) => type !== types[0] && !/^(integer|number)$/.test(type)))
    return undefined;
  const plain = (kind: ValueKind): ValueShape => ({ kind, choices: [], many: false });
  switch (types[0]) {
    case 'boolean':
      return plain('boolean');
    case 'integer':
    case 'number':
      return plain('number');
    case 'string': {
      const formats = (shape.keywords.get('format') ?? []).map(({ value }) => value);
      if (formats.includes('date-time')) return plain('moment');
      if (formats.includes('date')) return plain('day');
      return plain(formats.includes('uuid') || NAMES.test(bareName(name)) ? 'name' : 'text');
    }
    case 'array': {
      const inner = valueShape(itemPointers(shape, 0), shapes, name);
      return inner && !inner.many ? { ...inner, many: true } : undefined;
    }
    default:
      return undefined;
  }
}

/** The schemas of the items that the answer of an operation lists: at its top, or in the one list that it wraps. */
function listedIn(operation: Operation, shapes: Shapes): readonly JsonPointer[] | undefined {
  const response = [...operation.responses.values()].find(({ status }) => /^2(00|XX)$/i.test(status));
  const schema = response?.content?.find(({ range }) => isJson(range))?.schema;
  return schema === undefined ? undefined : listed([schema], shapes, 0);
}

function listed(pointers: readonly JsonPointer[], shapes: Shapes, depth: number): readonly JsonPointer[] | undefined {
  const [shape, ...others] = shapes.of(pointers).filter(({ types }) => types.has('array') || types.has('object'));
  // One of several lists may be none of them when it is empty.
  if (!shape || others.some(({ types }) => types.has('array'))) return undefined;
  if (shape.types.has('array') && !shape.types.has('object'))
    return numbers(shape, 'minItems').some((fewest) => fewest > 0) ? undefined : itemPointers(shape, 0);
  if (!shape.types.has('object') || depth > 1) return undefined;
  const own = [...members(shape)];
  const lists = own.filter(([, inner]) => shapes.of(inner).some(({ types }) => types.has('array') && types.size <= 2));
  const held = lists.filter(([name]) => HOLDERS.test(name));
  const [only] = held.length === 1 ? held : lists.length === 1 && !own.some(([name]) => name === 'id') ? lists : [];
  if (only) return listed(only[1], shapes, 2);
  const inner = own.filter(([name]) => HOLDERS.test(name));
  return lists.length === 0 && inner.length === 1 && inner[0] ? listed(inner[0][1], shapes, depth + 1) : undefined;
}
