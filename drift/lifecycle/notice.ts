import { PlumblineError } from '../../openapi/error.ts';

/** Fewest days between the announcement of a sunset and the sunset, by stability level; none where a level is not named. */
export type Notice = ReadonlyMap<string, number>;

const LEVELS = ['alpha', 'beta', 'stable'];

/** Reads `LEVEL=DAYS`. Throws USAGE for a level that is none, and for what is no number of days. */
export function readNotice(texts: readonly string[]): Notice {
  return new Map(
    texts.map((text) => {
      const [level = '', days = ''] = text.split('=');
      if (!LEVELS.includes(level) || !/^\d{1,5}$/.test(days))
        throw new PlumblineError(
          'USAGE',
          `--deprecation-days ${text} is written LEVEL=DAYS, as in stable=180; levels are ${LEVELS.join(', ')}`,
        );
      return [level, Number(days)];
    }),
  );
}

/** The day that is so many days after `day`, both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
