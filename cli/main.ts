#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Left to itself the heap grows to four times what is alive: a suite runs beside what it tests, and takes little.
setFlagsFromString('--heap-growing-percent=80');

const interruption = new AbortController();
const interrupt = (): void => {
  // The second time means now.
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

// Loading the rest takes a moment: a signal that comes meanwhile is heard already.
const { processIo } = await import('./process-io.ts');
const { main } = await import('./run-command.ts');
const status = await main(process.argv.slice(2), processIo(interruption.signal));
// What is still in a pipe's buffer is written before the process ends.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write('', () => done()))),
);
process.exit(status);
