/** Why no further request is sent. Thrown by the sender, caught where work is handed out; never leaves the engine. */
export type StopReason = 'requests' | 'time' | 'findings' | 'interrupted' | 'unreachable' | 'credentials';

/** Control flow, not a failure: the run ends in order, and what was found so far stands. */
export class Stopped extends Error {
  readonly reason: StopReason;
  override readonly name = 'Stopped';

  constructor(reason: StopReason) {
    super(`stopped: ${reason}`);
    this.reason = reason;
  }
}
