import { execute } from '../commands/test.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';

/** As long as anybody waits for a first impression. Seconds. */
const PATIENCE = 20;
const CASES = 20;

/** Runs once, shortly, with the usual reports, and says in plain words what came of it. Resolves to the run's exit code. */
export async function firstRun(settings: Settings, io: Io): Promise<number> {
  const limit = settings.timeLimit ?? PATIENCE * 1000;
  const code = await execute({ ...settings, cases: CASES, timeLimit: limit, quiet: true, verbose: false }, io);
  const said = explained(code, settings.url);
  if (said) io.out(`\n${said}\n\n`);
  return code;
}

/** What an exit code means to somebody who sees it for the first time. */
function explained(code: number, url: string | undefined): string | undefined {
  switch (code) {
    case 0:
      return url === undefined
        ? [
            'That was the embedded mock, which keeps every promise of the document: there is nothing to find.',
            'To hold a server to it:          npx plumbline --url http://HOST:PORT/BASE',
            'To see what a finding is like:   npx plumbline mock --faults, and a run against one of those lies',
          ].join('\n')
        : 'The target did what the document says, as far as a short run sees. npx plumbline runs all of it.';
    case 1:
      return 'Each finding says what was promised, what came instead, and the one command that shows it again.\nplumbline-report/report.html has the whole exchange; a finding that is known is waived by --baseline FILE --update-baseline.';
    case 3:
      return url === undefined
        ? 'Not everything could be judged; the lines above say what, and why.'
        : `The target could not be judged: is ${url} up, and does .env hold what it wants as credentials?`;
    default:
      return undefined;
  }
}
