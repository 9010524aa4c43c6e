import { isObject, type Json } from '../../openapi/json.ts';
import type { MockAnswer, MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import { at, withAt, withoutAt } from '../resources/at-path.ts';
import type { SampledLists } from '../resources/sampled-list.ts';
import { entityTag, isConditional, noneMatchHits } from '../resources/tags.ts';
import { responseFor } from './documented.ts';
import type { AnswerMaker } from './make.ts';
import type { Random } from './random.ts';
import type { AnswerSources, Template } from './template.ts';

const NEXT = /^(next|nextpage|nextlink|nexturl|next.*(offset|cursor|token|page|after|start|skip|marker))$/;
const HAS_MORE = /^(hasmore|hasnext|hasnextpage)$/;
const settled = new WeakMap<Template, Json>();

/** What an answer without state is made with. */
export interface Stateless {
  readonly sources: AnswerSources;
  readonly maker: AnswerMaker;
  readonly listed: SampledLists;
  /** Where the progress of what was taken on shows; asked of a 202 alone. */
  monitor(): string | undefined;
}

/** The answer of an operation without state: a safe one answers the same every time, others with new identifiers. */
export function answerWithoutState(
  plan: Plan,
  request: MockRequest,
  parameters: ReadonlyMap<string, Json>,
  { sources, maker, listed, monitor }: Stateless,
): MockAnswer {
  const { operation, success } = plan;
  const { accept } = request.headers;
  const safe = operation.method === 'GET' || operation.method === 'HEAD' || operation.method === 'QUERY';
  const body = (template: Template, random: Random): Json =>
    safe
      ? listed(plan, request, parameters, template, echoed(withoutNext(template), template, parameters))
      : template.fresh(random);
  // A 202 names the place where its progress shows, if it names any.
  const progress = success.status === 202 ? monitor() : undefined;
  const place = progress === undefined ? [] : [['Location', progress] as const];
  const answer = maker.make(operation, success.status, success.response, { accept, body, offered: place });
  if (!safe || !isConditional(operation) || answer.body === undefined) return answer;
  const tag = entityTag(answer.body.toString('latin1'), operation, { sources });
  if (noneMatchHits(request, tag) && !plan.lapses.has('if-none-match-ignored'))
    return maker.make(operation, 304, responseFor(operation, 304), { fields: [['ETag', tag]] });
  return { ...answer, headers: [...answer.headers.filter(([name]) => name.toLowerCase() !== 'etag'), ['ETag', tag]] };
}

/** A list without state has one page: it must not name another. */
function withoutNext(template: Template): Json {
  const known = settled.get(template);
  if (known !== undefined) return known;
  let body = template.value;
  const paths = isObject(body)
    ? [[], ...Object.entries(body).flatMap(([name, inner]) => (isObject(inner) ? [[name]] : []))]
    : [];
  for (const path of paths) {
    const holder = at(body, path);
    for (const name of isObject(holder) ? Object.keys(holder) : []) {
      const words = name.replace(/[^a-z]/gi, '').toLowerCase();
      const own = [...path, name];
      const candidates = NEXT.test(words)
        ? [withAt(body, own, null), withoutAt(body, own), withAt(body, own, '')]
        : HAS_MORE.test(words)
          ? [withAt(body, own, false)]
          : [];
      body = candidates.find((candidate) => template.accepts(candidate)) ?? body;
    }
  }
  settled.set(template, body);
  return body;
}

/** A representation carries the identifier that it was asked for, where its schema lets it. */
function echoed(value: Json, template: Template, parameters: ReadonlyMap<string, Json>): Json {
  if (!isObject(value)) return value;
  let body = value;
  for (const [key, given] of parameters) {
    if (!key.startsWith('path.')) continue;
    const name = key.slice(5);
    const member =
      Object.keys(body).find((each) => each === name) ??
      (/id$/i.test(name) ? Object.keys(body).find((each) => each === 'id') : undefined);
    if (member === undefined || typeof body[member] !== typeof given) continue;
    const trial = { ...body, [member]: given };
    if (template.accepts(trial)) body = trial;
  }
  return body;
}
