import type { Asked, Told } from './served.testing.ts';

/** One rule that the server may forget. */
export type Lapse =
  | 'plain-errors'
  | 'unlabelled'
  | 'title-varies'
  | 'type-no-reference'
  | 'short-member'
  | 'key-ignored'
  | 'key-race'
  | 'key-repeated-conflict'
  | 'payload-ignored'
  | 'key-per-payload'
  | 'missing-key-422'
  | 'array-merged'
  | 'empty-resets'
  | 'patch-adds-up'
  | 'no-accept-patch'
  | 'link-syntax'
  | 'link-without-rel'
  | 'page-too-large'
  | 'prev-astray'
  | 'last-astray'
  | 'total-of-page';

interface Order {
  item: string;
  count?: number;
  tags?: string[];
}

const TAGS = ['gift', 'rush', 'cold', 'fine'];
const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>) // an object that JSON.parse made
    : undefined;

/** A server that keeps every rule of the profiles, but for one. */
export function store(lapse?: Lapse): (asked: Asked) => Told {
  const orders = new Map<string, Order>();
  const keys = new Map<string, { readonly payload: string; readonly told: Told }>();
  let refusals = 0;
  const forgets = (one: Lapse): boolean => lapse === one;

  function refused(status: number, detail: string, headers: Readonly<Record<string, string>> = {}): Told {
    const title =
      { 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict' }[status] ?? 'Refused';
    if (forgets('plain-errors'))
      return { status, json: { error: detail }, headers: { ...headers, 'Content-Type': 'application/json' } };
    const type = forgets('type-no-reference') ? 'not a reference' : `https://problems.example/${status}`;
    return {
      status,
      json: {
        type,
        title: forgets('title-varies') ? `${title} ${++refusals}` : title,
        status,
        detail,
        ...(forgets('short-member') && { at: 1 }),
      },
      headers: { ...headers, ...(forgets('unlabelled') && { 'Content-Type': 'application/json' }) },
    };
  }

  function fault(value: Record<string, unknown>, partial: boolean): string | undefined {
    const { item, count, tags: given, ...others } = value;
    if (Object.keys(others).length > 0) return 'unknown member';
    if (item === undefined ? !partial : typeof item !== 'string' || item === '' || [...item].length > 40) return 'item';
    if (count !== undefined && !(partial && count === null) && !(Number.isInteger(count) && Number(count) >= 1))
      return 'count';
    if (given !== undefined && !(Array.isArray(given) && given.length <= 4 && given.every((tag) => TAGS.includes(tag))))
      return 'tags';
    return undefined;
  }

  const shown = (status: number, key: string, headers: Readonly<Record<string, string>> = {}): Told => ({
    status,
    json: { id: key, ...orders.get(key) },
    headers,
  });

  function create({ headers, json: sent }: Asked): Told {
    const key = headers['idempotency-key'];
    if (key === undefined) return refused(forgets('missing-key-422') ? 422 : 400, 'a key is required');
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) return refused(400, 'no key');
    const body = object(sent);
    const wrong = body ? fault(body, false) : 'no order';
    if (!body || wrong !== undefined) return refused(400, wrong ?? '');
    const payload = JSON.stringify(sent);
    const known = keys.get(forgets('key-per-payload') ? payload : key);
    if (known && !forgets('key-ignored')) {
      if (known.payload !== payload && !forgets('payload-ignored')) return refused(422, 'the key was used');
      if (forgets('key-repeated-conflict')) return refused(409, 'the key was used');
      return known.told;
    }
    const made = `o${orders.size + 1}`;
    orders.set(made, structuredClone(body) as unknown as Order); // its members were looked at
    const told = shown(201, made, { Location: `/orders/${made}` });
    const keep = (): void => {
      keys.set(forgets('key-per-payload') ? payload : key, { payload, told });
    };
    if (forgets('key-race')) setTimeout(keep, 30);
    else keep();
    return told;
  }

  function patch(key: string, { headers, json: sent }: Asked): Told {
    const order = orders.get(key);
    if (!order) return refused(404, 'no such order');
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/merge-patch+json')
      return refused(
        415,
        'no merge patch',
        forgets('no-accept-patch') ? {} : { 'Accept-Patch': 'application/merge-patch+json' },
      );
    const body = object(sent);
    const wrong = body ? fault(body, true) : 'no patch';
    if (!body || wrong !== undefined) return refused(400, wrong ?? '');
    const patched: Record<string, unknown> = { ...order };
    if (Object.keys(body).length === 0 && forgets('empty-resets')) delete patched.tags;
    for (const [name, value] of Object.entries(body)) {
      if (value === null) delete patched[name];
      else if (name === 'tags' && forgets('array-merged'))
        patched.tags = [...new Set([...(order.tags ?? []), ...(value as string[])])]; // looked at before
      else if (name === 'item' && forgets('patch-adds-up')) patched.item = `${order.item}${String(value)}`;
      else patched[name] = value;
    }
    orders.set(key, patched as unknown as Order); // its members were looked at
    return shown(200, key);
  }

  function list({ query }: Asked): Told {
    const read = (name: string, usual: number, least: number, most: number): number | undefined => {
      const text = query.get(name);
      if (text === null) return usual;
      const value = /^(-0|[0-9]{1,6})$/.test(text) ? Number(text) : -1;
      return query.getAll(name).length === 1 && value >= least && value <= most ? value : undefined;
    };
    const limit = read('limit', 20, 1, 50);
    const offset = read('offset', 0, 0, 100_000);
    if (limit === undefined || offset === undefined) return refused(400, 'no page');
    const all = [...orders].map(([key, order]) => ({ id: key, ...order }));
    const items = all.slice(offset, offset + limit + (forgets('page-too-large') ? 1 : 0));
    const end = Math.max(0, Math.floor((all.length - 1) / limit) * limit);
    const link = (to: number, rel: string): string =>
      forgets('link-syntax')
        ? `/orders?limit=${limit}&offset=${to}; rel=${rel}`
        : `</orders?limit=${limit}&offset=${to}>${forgets('link-without-rel') && rel === 'first' ? '' : `; rel="${rel}"`}`;
    const links = [
      link(0, 'first'),
      link(forgets('last-astray') ? 0 : end, 'last'),
      ...(offset > 0 ? [link(forgets('prev-astray') ? offset : Math.max(0, offset - limit), 'prev')] : []),
      ...(offset + limit < all.length ? [link(offset + limit, 'next')] : []),
    ];
    return {
      status: 200,
      json: { items, total: forgets('total-of-page') ? items.length : all.length },
      headers: { Link: links.join(', ') },
    };
  }

  return (asked) => {
    const key = /^\/orders\/([^/]+)$/.exec(asked.path)?.[1];
    if (key === undefined && asked.path !== '/orders') return refused(404, 'nothing here');
    const allow = key === undefined ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, PATCH, OPTIONS';
    if (asked.method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
    if (!allow.split(', ').includes(asked.method)) return refused(405, 'not so', { Allow: allow });
    if (key !== undefined && !/^o[0-9]{1,6}$/.test(key)) return refused(400, 'no id of ours');
    if (asked.method === 'PATCH') return patch(key ?? '', asked);
    if (asked.method !== 'POST')
      return key === undefined ? list(asked) : orders.has(key) ? shown(200, key) : refused(404, 'none');
    if (!/^application\/json *(;|$)/i.test(asked.headers['content-type'] ?? '')) return refused(415, 'not this type');
    return create(asked);
  };
}
