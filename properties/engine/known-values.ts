import type { AnsweredExchange } from '../../http/exchange.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import type { Operation, ParameterLocation } from '../../openapi/operation.ts';
import type { RequestModels } from '../models.ts';
import { creators } from './creators.ts';
import { accepted, jsonBody, namedValues, resourcesIn } from './observe.ts';
import {
  collectionOf,
  prefixes,
  type ResourcePool,
  resourcePrefix,
  sameTemplate,
  templateParameters,
} from './resource-pool.ts';
import { singular } from './shown-resources.ts';
import { templatesOf } from './templates.ts';

const MOST_VALUES = 8;
const UNSAFE: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);

/** What a run has learnt of the values that parameters can take. Filled while scouting, read by generators. */
export interface KnownValues {
  learn(exchange: AnsweredExchange): void;
  /** As `GeneratorContext.known`: values at the same index of several path parameters belong to one resource. */
  known(operation: Operation, location: ParameterLocation, name: string): readonly Json[];
  /** As `GeneratorContext.references`: identifiers of the resources that a member of this name names (`bookId`, `tag_ids`, `author`). */
  references(member: string): readonly Json[];
  /** The operations that make what a member of this name names, and those that list it. */
  makers(member: string): readonly Operation[];
}

/** Known values over this pool. Only query parameters that are named like an identifier take values by name. */
export function createKnownValues(
  operations: readonly Operation[],
  models: RequestModels,
  pool: ResourcePool,
  basePath: string,
): KnownValues {
  const items = [...new Set(operations.flatMap(({ path }) => prefixes(path)))];
  const named = new Map<string, Json[]>();
  /** Bare name → the schemas of the parameters that are named so. */
  const wanted = new Map<string, Set<string>>();
  for (const { parameters } of operations) {
    for (const { in: location, name, schema } of parameters) {
      if (schema !== undefined && location !== 'header' && looksLikeIdentifier(name))
        wanted.set(bareName(name), (wanted.get(bareName(name)) ?? new Set()).add(schema));
    }
  }
  const itemsNamed = (member: string): readonly string[] => {
    const noun = bareName(member.replace(/(ids?|uuids?)$/i, ''));
    if (noun === '') return [];
    return items.filter((prefix) => {
      const parameter = templateParameters(prefix).at(-1) ?? '';
      const collection = collectionOf(prefix);
      const named =
        bareName(parameter) === `${noun}id` ||
        bareName(singular(collection.slice(collection.lastIndexOf('/') + 1))) === noun;
      // Without `id` it may be what its own kind is called: a tag has a `tag`.
      return named && (bareName(member) !== noun || !ownMembers(prefix).has(noun));
    });
  };
  const identifiersFor = (member: string): readonly Json[] =>
    itemsNamed(member)
      .flatMap((prefix) => {
        const parameter = templateParameters(prefix).at(-1) ?? '';
        return pool.bindings(prefix).map((binding) => binding[parameter] ?? null);
      })
      .filter((value) => value !== null);
  const membersByPrefix = new Map<string, ReadonlySet<string>>();
  /** The members that are sent when a resource of this prefix is made or changed, at the top, by their flat names. */
  const ownMembers = (prefix: string): ReadonlySet<string> => {
    const names =
      membersByPrefix.get(prefix) ??
      new Set(
        operations
          .filter(({ path }) => sameTemplate(path, prefix) || sameTemplate(path, collectionOf(prefix)))
          .flatMap(({ requestBody }) => requestBody?.content ?? [])
          .flatMap(({ schema }) => {
            const whole = schema === undefined ? undefined : models.model(schema).maximal();
            return isObject(whole) ? Object.keys(whole).map(bareName) : [];
          }),
      );
    membersByPrefix.set(prefix, names);
    return names;
  };
  const found: KnownValues['known'] = (operation, location, name) => {
    const schema = operation.parameters.find((p) => p.in === location && p.name === name)?.schema;
    const fits = (value: Json): Json | undefined => {
      if (schema === undefined || models.model(schema).accepts(value)) return value;
      // Ids travel as text in a Location: an integer parameter takes the number that the text spells.
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
      return Number.isFinite(number) && models.model(schema).accepts(number) ? number : undefined;
    };
    const keep = (values: readonly Json[]): readonly Json[] =>
      values.map(fits).filter((value): value is Json => value !== undefined);
    if (location !== 'path') return schema === undefined ? [] : keep(named.get(schema) ?? []);
    const own = pool.madeBindings(operation.path);
    const creatable = creators(resourcePrefix(operation.path) ?? '', operations).length > 0;
    // What the run did not make it does not change, as long as the document offers a way to make one.
    const bindings =
      UNSAFE.has(operation.method) && (creatable || operation.method === 'DELETE')
        ? own
        : pool.bindings(operation.path);
    const values = keep(bindings.map((binding) => binding[name] ?? null));
    return values.length > 0 || schema === undefined ? values : keep(named.get(schema) ?? []);
  };
  /** Every random case asks for each of its parameters; what is known changes while scouting only. */
  const remembered = new Map<string, readonly Json[]>();
  const referred = new Map<string, readonly Json[]>();
  let size = pool.size;
  const forget = (): void => {
    remembered.clear();
    referred.clear();
    size = pool.size;
  };
  return {
    learn(exchange) {
      if (!accepted(exchange.response)) return;
      forget();
      for (const resource of resourcesIn(exchange, operations, basePath)) pool.add(resource);
      for (const [name, values] of namedValues(jsonBody(exchange.response))) {
        for (const schema of wanted.get(name) ?? []) {
          const list = named.get(schema) ?? [];
          for (const value of values) {
            if (list.length >= MOST_VALUES) break;
            if (!list.includes(value) && models.model(schema).accepts(value)) list.push(value);
          }
          if (list.length > 0) named.set(schema, list);
        }
      }
    },
    known(operation, location, name) {
      if (pool.size !== size) forget();
      const key = `${operation.label} ${location} ${name}`;
      const values = remembered.get(key) ?? found(operation, location, name);
      remembered.set(key, values);
      return values;
    },
    references(member) {
      if (pool.size !== size) forget();
      const values = referred.get(member) ?? identifiersFor(member);
      referred.set(member, values);
      return values;
    },
    makers: (member) =>
      itemsNamed(member).flatMap((prefix) => {
        const list = templatesOf(operations).operationAt('GET', collectionOf(prefix));
        return [...creators(prefix, operations), ...(list ? [list] : [])];
      }),
  };
}

function looksLikeIdentifier(name: string): boolean {
  return /(^|[a-z_-])(id|ids|uuid|key|slug|code|number|no|token|cursor)$/i.test(name) || /Id$|ID$/.test(name);
}
