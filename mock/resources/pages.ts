import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { buildInstance } from '../answers/instance.ts';
import { mergedSchema } from '../answers/merge.ts';
import { seedOf } from '../answers/random.ts';
import type { AnswerSources, Template } from '../answers/template.ts';
import type { Lapse, MockRequest } from '../fault.ts';
import { at, withAt, withoutAt } from './at-path.ts';
import type { Values } from './outcome.ts';

const SIZE =
  /^(limit|per_?page|page_?size|size|count|first|max_?results|top|\$top|take|rows|page\[size\]|maxitems|display_?size|results_?per_?page)$/i;
const OFFSET = /^(offset|skip|start|from|\$skip|start_?index)$/i;
const PAGE = /^(page|page_?number|page_?no|page_?index|page\[number\])$/i;
const CURSOR =
  /^(cursor|page_?cursor|after|page_?after|starting_?after|page_?token|next_?page_?token|continuation(_?token)?|next_?token|token|next|marker|bookmark|scroll_?id|page\[cursor\])$/i;
const NEXT = /^(next|nextpage|nextlink|nexturl|next.*(offset|cursor|token|page|after|start|skip|marker))$/;
const HOLDERS = [
  'pagination',
  'paging',
  'meta',
  'page',
  'links',
  '_links',
  'page_info',
  'pageInfo',
  'response_metadata',
];
const USUAL = 20;
/** Numbers of which a parameter that counts takes one. */
const COUNTS: readonly Json[] = [0, 1, 2, 10, 100];

/** Which part of a collection an answer holds. */
export interface Page {
  readonly from: number;
  readonly to: number;
  /** Where the next page begins; `undefined` on the last one. */
  readonly next?: number;
  /** How many it was asked to hold. */
  readonly length: number;
}

/** How one list operation is cut into pages, as far as its parameters are understood. */
export interface Paging {
  page(values: Values, total: number, lapses: ReadonlySet<Lapse>): Page;
  /** The body with its members about the next page, and where that and the pages before it are. */
  finished(
    body: Json,
    template: Template,
    request: MockRequest,
    page: Page,
    total: number,
    lapses: ReadonlySet<Lapse>,
  ): { readonly body: Json; readonly links: readonly (readonly [relation: string, target: string])[] };
}

/** The paging of an operation. */
export function pagingOf(operation: Operation, { root, validators, seed }: AnswerSources): Paging {
  const find = (names: RegExp, values?: readonly Json[]): Parameter | undefined =>
    operation.parameters.find(({ in: place, name, schema }) => {
      if (place !== 'query' || schema === undefined || !names.test(name)) return false;
      // `from` may as well be a date.
      return values === undefined || values.some((value) => validators.for(schema, 'request').accepts(value));
    });
  const size = find(SIZE);
  const offset = find(OFFSET, COUNTS);
  const numbered = find(PAGE, COUNTS);
  const cursor = find(CURSOR);
  const position = offset ?? numbered ?? cursor;
  const tokens = new Map<string, number>();
  const numberAt = (parameter: Parameter | undefined, keyword: string): number | undefined => {
    const schema =
      parameter?.schema === undefined ? undefined : mergedSchema(root, valueAt(root, parameter.schema), () => 0);
    const value = schema ? schema[keyword] : undefined;
    return typeof value === 'number' ? value : undefined;
  };
  const usual = numberAt(size, 'default') ?? Math.min(USUAL, numberAt(size, 'maximum') ?? USUAL);
  const firstPage = numberAt(numbered, 'default') ?? numberAt(numbered, 'minimum') ?? 1;
  const read = (parameter: Parameter | undefined, values: Values): Json | undefined =>
    parameter ? values.get(`query.${parameter.name}`) : undefined;

  /** The value of the position parameter for the page that begins there. */
  const positionOf = (from: number, length: number): Json | undefined => {
    if (position === undefined) return undefined;
    if (position === offset) return from;
    if (position === numbered) return firstPage + Math.floor(from / Math.max(1, length));
    const schema = cursor?.schema;
    if (schema === undefined) return undefined;
    const validator = validators.for(schema, 'request');
    const usable = [`c${from}`, String(from), Buffer.from(`from:${from}`).toString('base64url'), from].find((token) =>
      validator.accepts(token),
    );
    const token =
      usable ??
      buildInstance({ root, pointer: schema, direction: 'request', seed: seedOf(String(from), seed), validator });
    if (token !== undefined) tokens.set(String(token), from);
    return token;
  };

  return {
    page(values, total, lapses) {
      const asked = read(size, values);
      const length =
        size === undefined && position === undefined
          ? total
          : Math.max(0, Math.floor(typeof asked === 'number' ? asked : usual));
      const begun = read(offset, values);
      const page = read(numbered, values);
      const token = read(cursor, values);
      let from = 0;
      if (typeof begun === 'number') from = Math.floor(begun);
      else if (typeof page === 'number') from = Math.max(0, Math.floor(page) - firstPage) * length;
      else if (token !== undefined && token !== '' && token !== null) from = tokens.get(String(token)) ?? total;
      // Past the end is nothing, or the first page again: a lapse.
      from = lapses.has('end-begins-anew') && from >= total ? 0 : Math.max(0, Math.min(from, total));
      const to = lapses.has('size-ignored') ? total : Math.min(total, from + length);
      const later = from > 0;
      const endless = lapses.has('next-without-end');
      if (later && lapses.has('page-repeats')) return { from: from - 1, to, length, ...(to < total && { next: to }) };
      const next = lapses.has('next-stays') ? from : to;
      return {
        from,
        to,
        length,
        ...(length > 0 && (to < total || endless || (lapses.has('next-stays') && later)) && { next }),
      };
    },
    finished(body, template, request, page, total, lapses) {
      const length = Math.max(1, page.length);
      const value = page.next === undefined ? undefined : positionOf(page.next, length);
      const asked = lapses.has('next-forgets-query') ? (request.target.split('?')[0] ?? '') : request.target;
      const query = value === undefined || !position ? undefined : withQuery(asked, position.name, String(value));
      let finished = body;
      const change = (path: readonly string[], candidates: readonly (Json | undefined)[]): void => {
        for (const candidate of candidates) {
          const trial = candidate === undefined ? withoutAt(finished, path) : withAt(finished, path, candidate);
          if (template.accepts(trial)) {
            finished = trial;
            return;
          }
        }
      };
      const declared = holders(body);
      for (const [path, holder] of declared) {
        for (const name of membersAbout(holder, template, path)) {
          const words = name.replace(/[^a-z]/gi, '').toLowerCase();
          const old = at(holder, [name]);
          if (NEXT.test(words))
            change(
              [...path, name],
              query === undefined ? [null, undefined, ''] : nextValues(old, value, query, request),
            );
          else if (/^(hasmore|hasnext|hasnextpage|more)$/.test(words))
            change([...path, name], [page.next !== undefined]);
          else if (/^(total|totalcount|totalitems|totalresults|totalelements)$/.test(words))
            change([...path, name], [lapses.has('total-of-page') ? page.to - page.from : total]);
          else if (size && bareName(name) === bareName(size.name)) change([...path, name], [page.length]);
          else if (offset && bareName(name) === bareName(offset.name))
            change([...path, name], [lapses.has('offset-not-told') ? 0 : page.from]);
          else if (numbered && bareName(name) === bareName(numbered.name))
            change([...path, name], [firstPage + Math.floor(page.from / length)]);
          else if (/^(totalpages|pagecount|pagestotal|numpages|lastpage)$/.test(words))
            change([...path, name], [Math.max(1, Math.ceil(total / length)), 0]);
          else if (/^(prev|previous|prevpage|previouspage|previouscursor|prevcursor)$/.test(words))
            change([...path, name], [null, undefined]);
        }
      }
      const target = (from: number): string =>
        withQuery(request.target, position?.name ?? '', String(positionOf(from, length)));
      const counted = position !== undefined && position !== cursor && page.from > 0;
      const before = lapses.has('prev-stays') ? page.from : Math.max(0, page.from - length);
      return {
        body: finished,
        links: [
          ...(query === undefined ? [] : [['next', query] as const]),
          ...(counted
            ? ([
                ['prev', target(before)],
                ['first', target(0)],
              ] as const)
            : []),
        ],
      };
    },
  };
}

/** What a member that names the next page may hold, the likeliest first: an address where it held one, else the position. */
function nextValues(
  old: Json | undefined,
  position: Json | undefined,
  query: string,
  request: MockRequest,
): readonly (Json | undefined)[] {
  const address = absolute(request, query);
  if (isObject(old)) return [{ ...old, href: address }, { ...old, url: address }, address];
  if (typeof old === 'string' && /^(https?:|\/)/.test(old)) return [address, query, position];
  return [position, String(position), address, query];
}

/** The objects of an answer that may speak of pages. */
function holders(body: Json): readonly (readonly [path: readonly string[], holder: JsonObject])[] {
  if (!isObject(body)) return [];
  return [
    [[], body],
    ...HOLDERS.flatMap((name): (readonly [readonly string[], JsonObject])[] => {
      const inner = body[name];
      return isObject(inner) ? [[[name], inner]] : [];
    }),
  ];
}

/** Members that are there, and a next member that the template has but this body lost. */
function membersAbout(holder: JsonObject, template: Template, path: readonly string[]): readonly string[] {
  const pattern = at(template.value, path);
  return [...new Set([...Object.keys(holder), ...(isObject(pattern) ? Object.keys(pattern) : [])])];
}

/** The target with one query parameter replaced. */
function withQuery(target: string, name: string, value: string): string {
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const kept = (cut < 0 ? '' : target.slice(cut + 1))
    .split('&')
    .filter((piece) => piece !== '' && decoded(piece.split('=')[0] ?? '') !== name);
  return `${path}?${[...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join('&')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function absolute({ headers }: MockRequest, path: string): string {
  return `http://${headers.host ?? 'localhost'}${path}`;
}
