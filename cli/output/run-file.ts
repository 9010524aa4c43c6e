import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunRecord } from '../../properties/run-record.ts';
import { jsonText } from '../../reports/json-text.ts';

/** A run file that is being written. */
export interface RunFile {
  readonly path: string;
  readonly records: readonly RunRecord[];
  /** Appends one record as one complete line, on disk as far as the process is concerned when it returns. */
  append(record: RunRecord): void;
  close(): void;
}

/**
 * Opens a run file with its first record, so that a run that never starts leaves nothing behind. Exchanges are kept in
 * memory only where a report needs them all: a long run would fill it.
 */
export function createRunFile(path: string, { keepExchanges = true } = {}): RunFile {
  const records: RunRecord[] = [];
  let descriptor: number | undefined;
  return {
    path,
    records,
    append(record) {
      if (descriptor === undefined) {
        mkdirSync(dirname(path), { recursive: true });
        descriptor = openSync(path, 'w');
      }
      if (keepExchanges || record.type !== 'exchange') records.push(record);
      const line = Buffer.from(`${jsonText(record)}\n`);
      for (let written = 0; written < line.length; ) written += writeSync(descriptor, line, written);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}
