import { bareName } from './bare-name.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Operation } from './operation.ts';
import { type JsonPointer, valueAt } from './pointer.ts';
import {
  createShapes,
  enumerated,
  itemPointers,
  members,
  requiredMembers,
  type Shape,
  type Shapes,
} from './schema/shape.ts';

/** What every API calls an identifier. */
const USUAL = ['id', '_id', 'uuid', 'guid', 'uid'];
const HOLDERS = /^(data|items?|results?|content|records?|values?|entries|list|rows|payload|resource|attributes)$/i;

/**
 * The member that tells the resources of a collection apart, by the label of each operation on the collection or on one
 * of its items. In this order: the member that is called as the parameter of the item's path, an `id`, the one that the
 * parameter's name ends in (`vesselRef`: `ref`), and the only one that the server sets and that is of the parameter's
 * type. An operation has no entry where the document does not say.
 */
export function identifiers(operations: readonly Operation[], root: JsonObject): ReadonlyMap<string, string> {
  const shapes = createShapes(root);
  const kinds = new Map<string, Operation[]>();
  for (const operation of operations) {
    const collection = keyOf(operation.path.replace(/\/\{[^/{}]+\}$/, ''));
    kinds.set(collection, [...(kinds.get(collection) ?? []), operation]);
  }
  const found = new Map<string, string>();
  for (const kind of kinds.values()) {
    const item = kind.find(({ path }) => /\/\{[^/{}]+\}$/.test(path));
    const name = item && identifierOf(item, kind, shapes);
    if (name !== undefined) for (const { label } of kind) found.set(label, name);
  }
  return found;
}

function identifierOf(item: Operation, kind: readonly Operation[], shapes: Shapes): string | undefined {
  const parameter = item.path.slice(item.path.lastIndexOf('{') + 1, -1);
  const noun = bareName(item.path.split('/').at(-2) ?? '');
  const schema = item.parameters.find((one) => one.in === 'path' && one.name === parameter)?.schema;
  const wanted = schema === undefined ? undefined : kindOf([schema], shapes);
  const shown = representation(kind, shapes);
  if (!shown) return undefined;
  const fitting = [...members(shown)].filter(([, pointers]) => {
    const own = kindOf(pointers, shapes);
    return own !== undefined && (wanted === undefined || wanted.type === own.type);
  });
  const named = (test: (name: string) => boolean): string | undefined =>
    fitting.find(([name]) => test(bareName(name)))?.[0];
  return (
    named((name) => name === bareName(parameter)) ??
    USUAL.map((usual) => named((name) => name === bareName(usual))).find((name) => name !== undefined) ??
    named((name) => /^.{3,}id$/.test(name) && noun.startsWith(name.replace(/y?id$/, ''))) ??
    named((name) => name.length > 1 && bareName(parameter).endsWith(name)) ??
    onlyOne(shown, fitting, wanted, kind, shapes)
  );
}

/** The one member of the parameter's very type that the server must show and that no client sends. */
function onlyOne(
  shown: Shape,
  fitting: readonly (readonly [string, readonly JsonPointer[]])[],
  wanted: ValueKind | undefined,
  kind: readonly Operation[],
  shapes: Shapes,
): string | undefined {
  if (!wanted || (wanted.type === 'string' && wanted.format === undefined)) return undefined;
  const create = kind.find(({ method }) => method === 'POST');
  const sent = create?.requestBody?.content.find(({ range }) => isJson(range))?.schema;
  const body = sent === undefined ? undefined : shapes.of([sent])[0];
  const own = fitting.filter(([name, pointers]) => {
    const readOnly = pointers.some((pointer) => {
      const schema = valueAt(shapes.root, pointer);
      return isObject(schema) && schema.readOnly === true;
    });
    const its = kindOf(pointers, shapes);
    return (
      requiredMembers(shown).has(name) &&
      (readOnly || (body && !members(body).has(name))) &&
      its?.format === wanted.format
    );
  });
  return own.length === 1 ? own[0]?.[0] : undefined;
}

/** What an operation on one resource answers with, else what a creation does, else an item of the list. */
function representation(kind: readonly Operation[], shapes: Shapes): Shape | undefined {
  const ofItem = (method: string, single: boolean): Shape | undefined => {
    const operation = kind.find((one) => one.method === method && one.path.endsWith('}') === single);
    const response = operation && [...operation.responses.values()].find(({ status }) => /^2/.test(status));
    const schema = response?.content?.find(({ range }) => isJson(range))?.schema;
    return schema === undefined ? undefined : resource([schema], shapes, 0);
  };
  return ofItem('GET', true) ?? ofItem('POST', false) ?? ofItem('GET', false);
}

function resource(pointers: readonly JsonPointer[], shapes: Shapes, depth: number): Shape | undefined {
  const shape = shapes.of(pointers).find(({ types }) => types.has('object') || types.has('array'));
  if (!shape || depth > 3) return undefined;
  if (!shape.types.has('object')) return resource(itemPointers(shape, 0), shapes, depth + 1);
  const holders = [...members(shape)].filter(([name]) => HOLDERS.test(name));
  const plainOnes = [...members(shape)].some(([name]) => USUAL.includes(name));
  const [only, ...others] = holders;
  const inner = !plainOnes && only && others.length === 0 ? resource(only[1], shapes, depth + 1) : undefined;
  return inner ?? shape;
}

interface ValueKind {
  readonly type: 'string' | 'integer';
  readonly format?: string;
}

/** The type and format of what may identify: texts and whole numbers that are neither chosen from a list nor a time. */
function kindOf(pointers: readonly JsonPointer[], shapes: Shapes): ValueKind | undefined {
  const [shape, ...others] = shapes.of(pointers);
  if (!shape || others.length > 0 || enumerated(shape)) return undefined;
  const types = [...shape.types]
    .filter((type) => type !== 'null')
    .map((type) => (type === 'number' ? 'integer' : type));
  const [type] = types;
  if (types.some((other) => other !== type) || (type !== 'string' && type !== 'integer')) return undefined;
  const format = shape.keywords.get('format')?.[0]?.value;
  if (typeof format !== 'string') return { type };
  return /^(date|time|email|uri|url)/.test(format) ? undefined : { type, format };
}

function isJson(range: string): boolean {
  return /[/+]json\b/i.test(range);
}

function keyOf(path: string): string {
  return path.replace(/\{[^}]+\}/g, '{}').replace(/\/$/, '');
}
