import { parentPort, workerData } from 'node:worker_threads';
import { applicableFaults } from './faults/select.ts';
import { attemptLie } from './proof-attempt.ts';
import type { CrewAnswer, CrewData, CrewOrder } from './proof-crew.ts';

// A thread of `prove`: tries the lies whose indices it is sent, several at a time; 'stop' ends those it is at.
const { document: data, operations, seed, cases, only }: CrewData = workerData;
const document = { ...data, written: (pointer: string) => pointer, locate: () => undefined, lines: () => [] };
const lies = applicableFaults(operations, document, only);
const stop = new AbortController();

async function attempt({ lie: index, ...how }: CrewOrder): Promise<CrewAnswer> {
  const lie = lies[index];
  if (!lie) return { lie: index, failure: `there is no lie ${index}` };
  try {
    const options = { document, operations, seed, cases, now: () => performance.now() };
    return { lie: index, result: await attemptLie(options, lie, { ...how, signal: stop.signal }) };
  } catch (error) {
    return { lie: index, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (message: CrewOrder | 'stop') => {
  if (message === 'stop') stop.abort();
  else void attempt(message).then((answer) => parentPort?.postMessage(answer));
});
