import type { Case, ParameterValue } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { fieldValues } from '../../http/fields.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { evaluate, jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';
import type { RequestModels } from '../models.ts';
import { fromQuery } from './link-query.ts';
import { withQuery } from './scenario.ts';

const SIZE = /^(limit|per_?page|page_?size|size|count|first|max_?results|top|\$top|take|rows|page\[size\]|maxitems)$/i;
const POSITION =
  /^(offset|skip|start|from|\$skip|cursor|page_?cursor|after|page_?after|starting_?after|page_?token|next_?page_?token|continuation(_?token)?|next_?token|token|next|marker|page|page_?number|page_?no|page_?index|bookmark|scroll_?id)$/i;
const LARGE = 100;

const OFFSET = /^(offset|skip|\$skip)$/i;
const NUMBER = /^page(_?(number|no))?$/i;

/** How the next page is found: by a Link field; by a link of the document or a member of the body; by counting. */
export type PagingStyle = 'field' | 'body' | 'offset' | 'any';

/** The request without what an optional query parameter leaves out of a list, or sorts it by. */
export function unfiltered(testCase: Case): Case {
  const { operation, parameters } = testCase;
  const needed = parameters.filter(
    (given) =>
      given.in !== 'query' ||
      operation.parameters.some((one) => one.in === 'query' && one.name === given.name && one.required),
  );
  return { ...testCase, parameters: needed };
}

/** The query parameter that sets the size of a page. */
export function sizeParameter(testCase: Case): Parameter | undefined {
  return testCase.operation.parameters.find((parameter) => parameter.in === 'query' && SIZE.test(parameter.name));
}

/** Names that set the size of a page and nothing else; others do where pages have a position. */
const SIZES_ONLY = /^(limit|per_?page|page_?size|max_?results|page\[size\]|\$top)$/i;

/** Whether a query parameter of this name sets the size of a page. */
export function isSize(name: string): boolean {
  return SIZE.test(name);
}

/** Whether a query parameter of this name says where a page begins. */
export function isPosition(name: string): boolean {
  return POSITION.test(name);
}

/** Whether the list has pages, and what looks like their size is that: `size` may as well be one of shoes. */
export function isPaged(testCase: Case): boolean {
  const { name } = sizeParameter(testCase) ?? {};
  if (name === undefined) return false;
  return (
    SIZES_ONLY.test(name) ||
    testCase.operation.parameters.some((other) => other.in === 'query' && other.name !== name && isPosition(other.name))
  );
}

/** The parameter that says how many items a list leaves out first. */
export function offsetParameter({ operation }: Case): Parameter | undefined {
  return operation.parameters.find((parameter) => parameter.in === 'query' && OFFSET.test(parameter.name));
}

/** The parameter that says which page is wanted, counted from the first. */
export function numberParameter({ operation }: Case): Parameter | undefined {
  return operation.parameters.find((parameter) => parameter.in === 'query' && NUMBER.test(parameter.name));
}

/** How many items a request asked for on its page; without end where it says nothing and nothing can be said. */
export function pageSizeOf({ case: asked }: AnsweredExchange): number {
  const name = sizeParameter(asked)?.name;
  if (name === undefined) return Number.POSITIVE_INFINITY;
  const given = asked.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);
  return given && 'value' in given ? Number(given.value) : 0;
}

/** The request with the smallest page that still holds two, or the largest that the document allows. */
export function withPageSize(testCase: Case, models: RequestModels, size: 'two' | 'largest'): Case {
  const parameter = sizeParameter(testCase);
  if (!parameter?.schema) return testCase;
  const model = models.model(parameter.schema);
  const wanted = size === 'two' ? [2, 3, 5, 10] : [LARGE, 50, 25, 20, 10, 5];
  const value = wanted.find((number) => model.accepts(number));
  return value === undefined ? testCase : withQuery(testCase, [{ in: 'query', name: parameter.name, value }]);
}

/** The request for the next page as this answer names it; `undefined` when it names none. */
export function nextPage(request: Case, page: AnsweredExchange, style: PagingStyle): Case | undefined {
  if (style === 'offset') return nextPage(request, page, 'any') ? undefined : byCounting(request, page);
  if (style !== 'body') {
    const byField = linkedPage(request, page, 'next');
    if (byField || style === 'field') return byField;
  }
  return byLink(request, page) ?? byMember(request, page);
}

/** The request that a Link field of this page names with the relation; `undefined` where it names none of this collection. */
export function linkedPage(
  request: Case,
  page: AnsweredExchange,
  relation: 'next' | 'prev' | 'first' | 'last',
): Case | undefined {
  const named = new RegExp(`;\\s*rel\\s*=\\s*("([^"]*\\s)?${relation}(\\s[^"]*)?"|${relation})(?=\\s*(;|$))`, 'i');
  for (const line of fieldValues(page.response.headers, 'link')) {
    for (const [, target, parameters] of line.matchAll(/<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:=(?:"[^"]*"|[^\s;,]*))?)*)/g)) {
      if (!named.test(parameters ?? '')) continue;
      const url = new URL(target ?? '', page.request.url);
      if (url.origin !== new URL(page.request.url).origin || url.pathname !== new URL(page.request.url).pathname)
        return undefined;
      return fromQuery(request, url.searchParams);
    }
  }
  return undefined;
}

/** The page behind a full one, where a parameter says how many to leave out, or which page from one on. */
function byCounting(request: Case, page: AnsweredExchange): Case | undefined {
  const given = (parameter: Parameter | undefined): Json | undefined => {
    const own = request.parameters.find((one) => one.in === 'query' && one.name === parameter?.name);
    return own && 'value' in own ? own.value : undefined;
  };
  const size = given(sizeParameter(request));
  if (typeof size !== 'number' || representations(jsonBody(page.response)).length !== size) return undefined;
  const query = request.operation.parameters.filter((parameter) => parameter.in === 'query');
  const offset = query.find(({ name }) => OFFSET.test(name));
  if (offset) return withQuery(request, [{ in: 'query', name: offset.name, value: Number(given(offset) ?? 0) + size }]);
  const number = query.find(({ name }) => NUMBER.test(name));
  const from = given(number);
  return number && typeof from === 'number'
    ? withQuery(request, [{ in: 'query', name: number.name, value: from + 1 }])
    : undefined;
}

/** The request for the first page by its number, where pages are counted from one: who counts from zero takes that too. */
export function firstByNumber(request: Case, models: RequestModels): Case {
  const number = numberParameter(request);
  const model = number?.schema === undefined ? undefined : models.model(number.schema);
  return number && model?.accepts(1) && !model.accepts(0)
    ? withQuery(request, [{ in: 'query', name: number.name, value: 1 }])
    : request;
}

function byLink(request: Case, page: AnsweredExchange): Case | undefined {
  const { operation } = request;
  const described = operation.responses.get(String(page.response.status)) ?? operation.responses.get('default');
  for (const link of described?.links ?? []) {
    if (link.operation !== operation.label) continue;
    const values: ParameterValue[] = [];
    for (const [name, expression] of Object.entries(link.parameters)) {
      const declared = operation.parameters.find(
        (parameter) => parameter.in === 'query' && (parameter.name === name || `query.${parameter.name}` === name),
      );
      if (!declared) continue;
      const value = evaluate(expression, page);
      if (value === undefined || value === null || value === '') return undefined;
      values.push({ in: 'query', name: declared.name, value });
    }
    if (values.length > 0) return withQuery(request, values);
  }
  return undefined;
}

function byMember(request: Case, page: AnsweredExchange): Case | undefined {
  const body = jsonBody(page.response);
  if (!isObject(body)) return undefined;
  const positions = request.operation.parameters.filter(
    (parameter) => parameter.in === 'query' && POSITION.test(parameter.name),
  );
  const nested = ['pagination', 'paging', 'meta', 'page', 'links', '_links', 'page_info', 'pageInfo']
    .map((name) => (Object.hasOwn(body, name) ? body[name] : undefined))
    .filter(isObject);
  for (const holder of [body, ...nested]) {
    for (const [member, value] of Object.entries(holder)) {
      if (
        !/^(next|nextpage|next.*(offset|cursor|token|page|after|start|skip|marker))$/i.test(
          member.replace(/[^a-z]/gi, ''),
        )
      )
        continue;
      const chosen = pick(positions, member);
      if (!chosen || (typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
      if (typeof value === 'string' && /^https?:|^\//.test(value))
        return fromQuery(request, new URL(value, page.request.url).searchParams);
      return withQuery(request, [{ in: 'query', name: chosen.name, value }]);
    }
  }
  return undefined;
}

/** The position parameter that a member like `nextOffset` belongs to. */
function pick(positions: readonly Parameter[], member: string): Parameter | undefined {
  return (
    positions.find(({ name }) => bareName(member).endsWith(bareName(name))) ??
    positions.find(({ name }) => /cursor|after|token|marker/i.test(name)) ??
    (positions.length === 1 ? positions[0] : undefined)
  );
}
