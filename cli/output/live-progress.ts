import type { Progress } from '../../properties/run-options.ts';
import { heartbeat, renderProgress, waiting } from '../../reports/progress.ts';
import type { Io } from '../io.ts';

const REPAINT = 100;
const HEARTBEAT = 10_000;

/** Shows how a run goes on standard error. */
export interface LiveProgress {
  update(progress: Progress): void;
  /** Takes the live line away; nothing is shown after it. */
  end(): void;
}

/** One line that is painted over on a terminal; a line every ten seconds elsewhere; nothing when quiet. */
export function createLiveProgress(
  io: Pick<Io, 'err' | 'errIsTerminal' | 'width'>,
  options: { readonly live: boolean; readonly quiet: boolean; readonly color: boolean },
): LiveProgress {
  if (options.quiet) return { update() {}, end() {} };
  const live = options.live && io.errIsTerminal;
  const begun = performance.now();
  let latest: Progress | undefined;
  let painted = false;
  let lastPaint = Number.NEGATIVE_INFINITY;
  const paint = (): void => {
    const elapsedMs = performance.now() - begun;
    // A target that hangs says nothing: whoever waits is told that it is the target they wait for.
    const now = latest === undefined ? undefined : { ...latest, elapsedMs };
    if (live) io.err(`\r\u001b[2K${now ? renderProgress(now, io.width - 1, options.color) : waiting(elapsedMs)}`);
    else io.err(`${now ? heartbeat(now) : waiting(elapsedMs)}\n`);
    painted = true;
    lastPaint = elapsedMs;
  };
  const timer = setInterval(paint, live ? 1000 : HEARTBEAT);
  timer.unref();
  return {
    update(progress) {
      latest = progress;
      if (live && performance.now() - begun - lastPaint >= REPAINT) paint();
    },
    end() {
      clearInterval(timer);
      if (live && painted) io.err('\r\u001b[2K');
    },
  };
}
