import { parseDocument } from '../../openapi/parse.ts';
import type { Asked, Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const query = (name: string, schema: object, more: object = {}) => ({ name, in: 'query', schema, ...more });
const text = { type: 'string', minLength: 1, maxLength: 60 };
const track = { type: 'string', enum: ['web', 'data', 'craft'] };
const level = { type: 'string', enum: ['first', 'further', 'expert'] };
const talk = {
  type: 'object',
  required: ['title', 'track', 'level', 'seats', 'recorded'],
  properties: {
    id: { type: 'integer', readOnly: true },
    title: text,
    track,
    level,
    seats: { type: 'integer', minimum: 1, maximum: 500 },
    recorded: { type: 'boolean' },
  },
};
const page = {
  type: 'object',
  required: ['items', 'total'],
  properties: {
    items: { type: 'array', items: talk },
    total: { type: 'integer' },
    limit: { type: 'integer' },
    next: { type: ['string', 'null'] },
  },
};

/** Talks, listed by several tracks and levels, by seats, sorted, and on pages that name the next one. */
export const talksDocument = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Talks', version: '1' },
    paths: {
      '/talks': {
        get: {
          parameters: [
            query('track', { type: 'array', items: track, maxItems: 3 }),
            query('level', level),
            query('minSeats', { type: 'integer' }, { description: 'At least so many seats.' }),
            query('maxSeats', { type: 'integer' }, { description: 'At most so many seats (inclusive).' }),
            query('recorded', { type: 'boolean' }),
            query('sort', { type: 'string', enum: ['seats', '-seats'], default: 'seats' }),
            query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
            query('offset', { type: 'integer', minimum: 0, default: 0 }),
          ],
          responses: {
            200: {
              description: 'talks',
              headers: { Link: { description: 'Names the next page', schema: { type: 'string' } } },
              content: json(page),
            },
            400: { description: 'no' },
          },
        },
        post: {
          requestBody: { required: true, content: json(talk) },
          responses: { 201: { description: 'made', content: json(talk) }, 400: { description: 'no' } },
        },
      },
      '/talks/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        get: { responses: { 200: { description: 'it', content: json(talk) }, 404: { description: 'no' } } },
        delete: { responses: { 204: { description: 'gone' }, 404: { description: 'no' } } },
      },
    },
  }),
  { source: 'talks.json' },
);

const FILTERS = ['track', 'level', 'minSeats', 'maxSeats', 'recorded'];

/** One way in which the list is not what it is told to be. */
export type TalkLie =
  | 'it is in another order by default'
  | 'it says another default of its pages'
  | 'only the first of several tracks counts'
  | 'a second filter replaces the first'
  | 'two filters are one or the other'
  | 'the next page forgets the filter'
  | 'the next page forgets the size'
  | 'the total counts what is filtered out'
  | 'a page of exactly all names a next one'
  | 'no page names the next one';

type Talk = { readonly id: number; readonly track: string; readonly level: string; readonly seats: number } & Readonly<
  Record<string, unknown>
>;

/** A server of talks that is right but for this. */
export function talks(lie?: TalkLie): (asked: Asked) => Told {
  const kept = new Map<number, Talk>();
  let made = 0;
  const no = (status: number): Told => ({ status, json: { title: 'no', status } });
  return ({ method, path, query: asked, json: sent }) => {
    const [, collection, id] = path.split('/');
    if (collection !== 'talks') return no(404);
    if (id !== undefined) {
      const found = /^[1-9][0-9]*$/.test(id) ? kept.get(Number(id)) : undefined;
      if (!found) return no(404);
      if (method === 'DELETE') return kept.delete(found.id) ? { status: 204 } : no(404);
      return method === 'GET' || method === 'HEAD' ? { status: 200, json: found } : no(405);
    }
    if (method === 'POST') {
      // The requests of a sequence are valid ones.
      const own: Talk = { ...(sent as Talk), id: ++made };
      kept.set(own.id, own);
      return { status: 201, headers: { Location: `/talks/${own.id}` }, json: own };
    }
    if (method !== 'GET' && method !== 'HEAD') return no(405);
    return { status: 200, json: listed([...kept.values()], asked, lie) };
  };
}

function listed(all: readonly Talk[], asked: URLSearchParams, lie: TalkLie | undefined): object {
  const found = filtered(all, asked, lie);
  const sort = asked.get('sort') ?? (lie === 'it is in another order by default' ? '-seats' : 'seats');
  const up = found.toSorted((a, b) => a.seats - b.seats || a.id - b.id);
  const sorted = sort === 'seats' ? up : up.toReversed();
  const limit = Number(asked.get('limit') ?? 20);
  const offset = Number(asked.get('offset') ?? 0);
  const end = offset + limit;
  const more = lie === 'a page of exactly all names a next one' ? end <= sorted.length : end < sorted.length;
  const next = new URLSearchParams(asked);
  next.set('offset', String(end));
  if (lie === 'the next page forgets the filter') for (const name of FILTERS) next.delete(name);
  if (lie === 'the next page forgets the size') next.delete('limit');
  return {
    items: sorted.slice(offset, end),
    total: lie === 'the total counts what is filtered out' ? all.length : sorted.length,
    limit: lie === 'it says another default of its pages' && !asked.has('limit') ? 10 : limit,
    next: more && limit > 0 && lie !== 'no page names the next one' ? `/talks?${next}` : null,
  };
}

function filtered(all: readonly Talk[], asked: URLSearchParams, lie: TalkLie | undefined): readonly Talk[] {
  const tracks = asked.getAll('track');
  const level = asked.get('level');
  const recorded = asked.get('recorded');
  const [least, most] = [asked.get('minSeats'), asked.get('maxSeats')].map((one) => (one === null ? undefined : +one));
  const byTrack = (talk: Talk): boolean => {
    if (tracks.length === 0) return true;
    if (lie === 'a second filter replaces the first' && level !== null) return true;
    if (lie === 'only the first of several tracks counts') return talk.track === tracks[0];
    return tracks.includes(talk.track);
  };
  const byLevel = (talk: Talk): boolean => level === null || talk.level === level;
  const either = lie === 'two filters are one or the other' && tracks.length > 0 && level !== null;
  return all.filter((talk) => {
    if (either ? !byTrack(talk) && !byLevel(talk) : !byTrack(talk) || !byLevel(talk)) return false;
    if (recorded !== null && String(talk.recorded) !== recorded) return false;
    if (least !== undefined && talk.seats < least) return false;
    return most === undefined || talk.seats <= most;
  });
}
