// The server that is measured against, in a process of its own: it keeps to the documents of documents.mjs, holds no
// state, and does as little as it can. Prints its port.
import { createServer } from 'node:http';

const item = JSON.stringify({ id: 1, name: 'a thing', price: 12.5, tags: ['new', 'blue'] });
const list = JSON.stringify({ items: Array.from({ length: 5 }, () => JSON.parse(item)) });
const problem = (status) => JSON.stringify({ title: 'refused', status });
const PLACES = {
  collection: { pattern: /^\/things\d*$/, allowed: ['GET', 'POST'] },
  item: { pattern: /^\/things\d*\/([^/]+)$/, allowed: ['GET', 'PUT'] },
  copies: { pattern: /^\/things\d*\/([^/]+)\/copies$/, allowed: ['POST'] },
};

const server = createServer((request, response) => {
  const [path, query = ''] = request.url.split('?');
  const [place, { pattern, allowed } = {}] =
    Object.entries(PLACES).find(([, candidate]) => candidate.pattern.test(path)) ?? [];
  if (!place) return finish(request, response, 404, problem(404));
  const { method } = request;
  if (!allowed.includes(method)) return finish(request, response, 405, problem(405), { allow: allowed.join(', ') });
  if (!whole(pattern.exec(path)?.[1] ?? '1', 1_000_000)) return finish(request, response, 400, problem(400));
  if (method === 'GET') {
    if (place === 'item') return finish(request, response, 200, item);
    const limits = query.split('&').flatMap((pair) => (pair.startsWith('limit=') ? [pair.slice(6)] : []));
    return limits.every((limit) => whole(limit, 100))
      ? finish(request, response, 200, list)
      : finish(request, response, 400, problem(400));
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return finish(request, response, 415, problem(415));
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (!lawful(Buffer.concat(chunks).toString())) answer(response, 400, problem(400));
    else if (method === 'POST') answer(response, 201, item, { location: '/things/1' });
    else answer(response, 200, item);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));

function whole(text, most) {
  return /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}

/** Answers when the request has been read, so that the connection can be used again. */
function finish(request, response, status, body, headers) {
  request.resume();
  request.on('end', () => answer(response, status, body, headers));
}

function answer(response, status, body, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(
    status,
    body === undefined ? headers : { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers },
  );
  response.end(body);
}

function lawful(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { name, price, tags, ...others } = value;
  if (Object.keys(others).length > 0) return false;
  const { length = 0 } = typeof name === 'string' ? [...name] : [];
  if (typeof name !== 'string' || length < 1 || length > 40 || typeof price !== 'number' || price < 0) return false;
  if (tags === undefined) return true;
  return (
    Array.isArray(tags) && tags.length <= 5 && tags.every((tag) => typeof tag === 'string' && [...tag].length <= 20)
  );
}
