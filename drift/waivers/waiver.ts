/** A change that somebody accepted, for a while. */
export interface Waiver {
  /** Id of the kind of change. */
  readonly check: string;
  /** With names of path parameters left out; `*` for every operation. */
  readonly operation: string;
  /** Without `#`. */
  readonly pointer: string;
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`: from that day on the change counts again. */
  readonly expires: string;
}

/** What is wrong with the list of waivers itself. */
export interface WaiverProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}
