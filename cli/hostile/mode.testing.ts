import type { Hostile } from './server.testing.ts';

/** One way to be a bad server, and what a run against it has to come to. */
export interface Mode {
  /** What the server does: the rest of a sentence that begins with "a server that". */
  readonly does: string;
  start(): Promise<Hostile>;
  /** Stands in what is printed, white space made single spaces: the finding or the sentence that names the cause. */
  readonly names: RegExp;
  /** 1: it deviates, with a finding. 3: it could not be judged. 0: there is nothing wrong with what it does. */
  readonly code: 0 | 1 | 3;
  /** The server never comes to an end: little patience is enough to see it. */
  readonly endless?: true;
  /** Seconds that a run may take; 5 where there is nothing to wait for. */
  readonly seconds?: number;
  /** Given to the command line as well. */
  readonly options?: readonly string[];
}

/** The credential of hostile runs: long, and with characters that spellings differ in. */
export const TOKEN = 'sk-9Wd/quiet+harbour~lantern=';

/** The document of hostile runs. */
export const API = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } }],
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'object', required: ['books'] } } },
          },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
} as const;

/** What a run against a mode is told: few cases, and little patience with who never answers. */
export function limitsFor({ endless, seconds = 5, options = [] }: Partial<Mode>): readonly string[] {
  const patience = ['--timeout', endless ? '100' : '5000', '--time-limit', String(seconds)];
  return ['--token', TOKEN, '--cases', '1', ...patience, '--max-requests', '40', ...options];
}
