import type { Progress } from '../../properties/run-options.ts';
import { heartbeat, renderProgress } from '../../reports/progress.ts';
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
  let latest: Progress | undefined;
  let painted = false;
  let lastPaint = Number.NEGATIVE_INFINITY;
  const paint = (): void => {
    if (latest === undefined) return;
    io.err(live ? `\r\u001b[2K${renderProgress(latest, io.width - 1, options.color)}` : `${heartbeat(latest)}\n`);
    painted = true;
  };
  const timer = setInterval(paint, live ? 1000 : HEARTBEAT);
  timer.unref();
  return {
    update(progress) {
      latest = progress;
      if (!live || progress.elapsedMs - lastPaint < REPAINT) return;
      lastPaint = progress.elapsedMs;
      paint();
    },
    end() {
      clearInterval(timer);
      if (live && painted) io.err('\r\u001b[2K');
    },
  };
}
