#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import type { Io } from './io.ts';
import { main } from './run-command.ts';

/** The process, as commands see it. */
function processIo(interrupted: AbortSignal): Io {
  const gone = new Set<NodeJS.WriteStream>();
  for (const stream of [process.stdout, process.stderr]) {
    // The reader has gone (`plumbline … | head`): there is nobody left to tell.
    stream.on('error', () => gone.add(stream));
  }
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    if (!gone.has(stream)) stream.write(text);
  };
  return {
    env: process.env,
    cwd: process.cwd(),
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    width: process.stdout.columns ?? process.stderr.columns ?? 80,
    stdin: () => buffer(process.stdin),
    interrupted,
  };
}

const interruption = new AbortController();
const interrupt = (): void => {
  if (interruption.signal.aborted) process.exit(130);
  interruption.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

const status = await main(process.argv.slice(2), processIo(interruption.signal));
// What is still in a pipe's buffer is written before the process ends.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write('', () => done()))),
);
process.exit(status);
