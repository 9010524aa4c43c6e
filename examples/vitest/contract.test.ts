import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeContract } from 'plumbline/vitest';
import { afterAll } from 'vitest';
import { app } from './app.ts';

// Every operation of the document, with every kind of request, against the app on a free port.
const server = createServer(app);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

await describeContract({
  document: new URL('books.yaml', import.meta.url).pathname,
  url: `http://127.0.0.1:${port}`,
  cases: 20,
});
