import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { AnswerSources, Template } from '../answers/template.ts';
import type { MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import { at, withAt } from './at-path.ts';
import type { Values } from './outcome.ts';
import { type Paging, pagingOf } from './pages.ts';
import { queried } from './queried.ts';

/** Cuts a list that nobody keeps to what a request asks for: filters, order and page. */
export type SampledLists = (plan: Plan, request: MockRequest, values: Values, template: Template, body: Json) => Json;

/** For the lists of one document. What is no list, or may not be shorter, stays what it is. */
export function createSampledLists(sources: AnswerSources): SampledLists {
  const pagings = new Map<Operation, Paging>();
  return (plan, request, values, template, body) => {
    const path = plan.operation.method === 'GET' && asksSomething(values) ? pathOfList(body) : undefined;
    const items = path && at(body, path);
    if (!path || !isArray(items)) return body;
    const paging = pagings.get(plan.operation) ?? pagingOf(plan.operation, sources);
    pagings.set(plan.operation, paging);
    const all = queried(items, (item) => (isObject(item) ? item : {}), plan, values, sources.root);
    const page = paging.page(values, all.length, plan.lapses);
    const cut = withAt(body, path, all.slice(page.from, page.to));
    if (!template.accepts(cut)) return body;
    const { body: finished } = paging.finished(cut, template, request, page, all.length, plan.lapses);
    return template.accepts(finished) ? finished : cut;
  };
}

function asksSomething(values: Values): boolean {
  return [...values.keys()].some((key) => key.startsWith('query.'));
}

/** Where the one list of objects is: the body, a member of it, or a member of that. */
function pathOfList(body: Json): readonly string[] | undefined {
  const holds = (value: Json | undefined): boolean => isArray(value) && isObject(value[0]);
  if (holds(body)) return [];
  const members = isObject(body) ? Object.entries(body) : [];
  const direct = members.filter(([, value]) => holds(value)).map(([name]) => [name]);
  const nested = members.flatMap(([outer, inner]) =>
    isObject(inner) ? Object.keys(inner).flatMap((name) => (holds(inner[name]) ? [[outer, name]] : [])) : [],
  );
  return direct.length === 1 ? direct[0] : direct.length === 0 && nested.length === 1 ? nested[0] : undefined;
}
