import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { caseSeed } from '../random.ts';
import { creators } from './creators.ts';
import type { Trace } from './exchange-record.ts';
import { accepted, resourcesIn } from './observe.ts';
import { type Binding, namedAs, resourcePrefix, sameTemplate, templateParameters } from './resource-pool.ts';
import type { Sender } from './sender.ts';
import { templatesOf } from './templates.ts';
import { farFrom } from './unconflicted.ts';

/** A resource the run made for one purpose, and the exchange that made it. */
export interface FreshResource {
  readonly binding: Binding;
  readonly create: AnsweredExchange;
}

/** Makes resources of the run's own, and remembers what has to be cleaned up. */
export interface Resources {
  /** True when the document has an operation that creates what this path names. */
  creatable(path: string): boolean;
  /** A new resource for this path's parameters; `undefined` when none could be made. */
  fresh(path: string, trace: Trace): Promise<FreshResource | undefined>;
  /** The resource of this path that an accepted creation made; `undefined` when its answer names none. */
  madeBy(exchange: AnsweredExchange, path: string, trace: Trace): Promise<Binding | undefined>;
  /** The case with its path parameters set to this resource's. */
  bind(testCase: Case, binding: Binding): Case;
  /** Told of every exchange: what it created is cleaned up, what it deleted is not. */
  observe(exchange: AnsweredExchange): void;
  /** Paths (concrete) of what was created, with the operation that deletes them, latest first. */
  remaining(): readonly { readonly operation: Operation; readonly binding: Binding; readonly path: string }[];
}

/** What creates resources needs to know of the run. `recipe` yields valid, accepted cases for an operation, a new one each time. */
export interface ResourceMakers {
  readonly operations: readonly Operation[];
  readonly basePath: string;
  readonly sender: Sender;
  recipe(creator: Operation, attempt: number): Case | undefined;
}

/** Names and addresses may be taken already: some of these are refused. */
const ATTEMPTS = 6;
const MOST_ADDRESSES = 10_000;

/** Resources of one run. */
export function createResources({ operations, basePath, sender, recipe }: ResourceMakers): Resources {
  const made = new Map<string, { operation: Operation; binding: Binding; path: string }>();
  const attempts = new Map<string, number>();
  const conflicting = new Set<Operation>();
  /** A number that no other case gets, the same in every run: what a case is given depends on its address alone. */
  const nextAttempt = (address: string): number => {
    if (attempts.size >= MOST_ADDRESSES) attempts.clear();
    const attempt = attempts.get(address) ?? caseSeed(0, address, 'resource', 0) % 1_000_000_000;
    attempts.set(address, attempt + 1);
    return attempt;
  };

  const deleterOf = (prefix: string): Operation | undefined => templatesOf(operations).operationAt('DELETE', prefix);
  const bindingOf = (prefix: string, values: readonly Json[]): Binding =>
    Object.fromEntries(templateParameters(prefix).map((name, i) => [name, values[i] ?? null]));

  /** The one of these that can be read, when an answer shows several names; else the likeliest. */
  const reachable = async (prefix: string, named: readonly Binding[], trace: Trace): Promise<Binding | undefined> => {
    const texts = new Set(named.map((binding) => Object.values(binding).join('\n')));
    const read = templatesOf(operations).operationAt('GET', prefix);
    const testCase = texts.size === 2 && read ? recipe(read, 1) : undefined;
    for (const binding of testCase && read ? named : []) {
      const bound = testCase && read && self.bind(testCase, namedAs(read.path, binding));
      const answer = bound && (await sender.send(bound, trace));
      if (accepted(answer?.response)) return binding;
    }
    return named[0];
  };

  const self: Resources = {
    creatable: (path) => creators(resourcePrefix(path) ?? '', operations).length > 0,
    async fresh(path, trace) {
      const prefix = resourcePrefix(path);
      if (prefix === undefined) return undefined;
      for (const creator of creators(prefix, operations)) {
        for (let tries = 0; tries < ATTEMPTS; tries++) {
          const draw = (): Case | undefined => recipe(creator, nextAttempt(trace.address ?? ''));
          const usual = draw();
          // Where something has to be unique, the plainest values are taken before long.
          const testCase = usual && conflicting.has(creator) ? (farFrom(usual, draw) ?? usual) : usual;
          if (!testCase) break;
          const exchange = await sender.send(testCase, trace);
          if (exchange.response?.status === 409) conflicting.add(creator);
          if (exchange.failure || !accepted(exchange.response)) continue;
          const binding = await self.madeBy(exchange, path, trace);
          if (binding) return { binding, create: exchange };
          break;
        }
      }
      return undefined;
    },
    async madeBy(exchange, path, trace) {
      const prefix = resourcePrefix(path) ?? '';
      const found = [...resourcesIn(exchange, operations, basePath)];
      const like = found.filter((resource) => resource.made && sameTemplate(resource.prefix, prefix));
      // Where another path calls the same place otherwise, this path's own name says what identifies.
      const own = like.filter((resource) => resource.prefix === prefix);
      const named = (own.length > 0 ? own : like).map(({ values }) => bindingOf(prefix, values));
      return reachable(prefix, named, trace);
    },
    bind: (testCase, binding) => ({
      ...testCase,
      parameters: testCase.parameters.map((parameter) => {
        const value =
          parameter.in === 'path' && Object.hasOwn(binding, parameter.name) ? binding[parameter.name] : undefined;
        return value === undefined ? parameter : { in: 'path', name: parameter.name, value };
      }),
    }),
    observe(exchange) {
      const { operation } = exchange.case;
      if (!accepted(exchange.response)) return;
      if ((exchange.case.method ?? operation.method) === 'DELETE') {
        made.delete(new URL(exchange.request.url).pathname);
        return;
      }
      if (operation.method !== 'POST') return;
      for (const resource of resourcesIn(exchange, operations, basePath)) {
        const deleter = deleterOf(resource.prefix);
        if (!deleter || !resource.made) continue;
        const binding = bindingOf(deleter.path, resource.values);
        const path = deleter.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
          encodeURIComponent(String(binding[name])),
        );
        made.set(`${basePath.replace(/\/$/, '')}${path}`, { operation: deleter, binding, path });
      }
    },
    remaining: () => [...made.values()].reverse(),
  };
  return self;
}
