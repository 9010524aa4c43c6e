import { createServer } from 'node:http';
import inject from 'light-my-request';
import { loadDocument } from 'plumbline/vitest';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { app } from './app.ts';

const books = await loadDocument(new URL('books.yaml', import.meta.url).pathname);

test('a book is what the document says, with supertest', async () => {
  const answer = await supertest(createServer(app)).get('/books/emma').expect(200);
  expect(answer).toConform(books, 'getBook');
});

test('an unknown book is a problem, without a network', async () => {
  const answer = await inject(app, '/books/nobody');
  expect(answer.statusCode).toBe(404);
  expect(answer).toConform(books, 'getBook');
});

test('an answer of fetch is awaited', async () => {
  const answer = new Response('[]', { headers: { 'content-type': 'application/json' } });
  await expect(answer).toConform(books, 'listBooks');
});
