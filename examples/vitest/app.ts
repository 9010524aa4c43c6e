import type { IncomingMessage, ServerResponse } from 'node:http';

const books = [
  { id: 'emma', title: 'Emma', price: 9.5 },
  { id: 'ulysses', title: 'Ulysses', price: 12 },
];

/** The API of books.yaml, as a listener for `node:http`. */
export function app(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const answer = (status: number, body: unknown, type = 'application/json'): void => {
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  };
  const problem = (status: number, title: string): void => answer(status, { title }, 'application/problem+json');
  if (!/^\/books(\/[^/]+)?$/.test(url.pathname)) return problem(404, 'no such path');
  if (request.method !== 'GET') {
    response.setHeader('allow', 'GET');
    return problem(405, 'only GET');
  }
  if (url.pathname === '/books') {
    const limit = url.searchParams.get('limit') ?? '50';
    if (!/^\d{1,2}$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) return problem(400, 'limit is 1 to 50');
    return answer(200, books.slice(0, Number(limit)));
  }
  const book = books.find(({ id }) => url.pathname === `/books/${id}`);
  return book ? answer(200, book) : problem(404, 'no such book');
}
