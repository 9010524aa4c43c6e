import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import type { Io } from './io.ts';

/** The process, as commands see it. A reader that goes away (`plumbline … | head`) is nobody to tell, and no failure. */
export function processIo(interrupted: AbortSignal): Io {
  const gone = new Set<NodeJS.WriteStream>();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => gone.add(stream));
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
    ...(process.stdin.isTTY &&
      process.stderr.isTTY && { ask: (question, proposed) => ask(question, proposed, interrupted) }),
  };
}

/** One question on standard error: standard output is the report. */
async function ask(question: string, proposed: string | undefined, signal: AbortSignal): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question}${proposed === undefined ? '' : ` (${proposed})`}: `, {
      signal,
    });
    return answer.trim() || proposed;
  } catch {
    return proposed;
  } finally {
    terminal.close();
  }
}
