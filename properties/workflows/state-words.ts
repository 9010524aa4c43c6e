/** Where actions lead whose names do not tell by themselves: the first of these that is a state of the resource. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  pay: ['paid'],
  send: ['sent'],
  begin: ['begun', 'started', 'running', 'in_progress'],
  start: ['started', 'running', 'in_progress'],
  hold: ['held', 'on_hold'],
  finish: ['finished', 'completed', 'done'],
  complete: ['completed', 'complete', 'done'],
  deactivate: ['deactivated', 'inactive'],
  reopen: ['reopened', 'open'],
  void: ['voided', 'void'],
};

/**
 * The state that an action of this name leads to: the one whose name is the verb's (`publish`, `published`), else the only
 * one that the descriptions of its success name. `undefined` where neither tells.
 */
export function resultOf(verb: string, successes: readonly string[], states: readonly string[]): string | undefined {
  const word = verb.toLowerCase();
  const known = RESULTS[word]?.map((each) => states.find((state) => plain(state) === plain(each)));
  const listed = known?.find((state) => state !== undefined);
  if (listed !== undefined) return listed;
  const stem = word.replace(/ate$|e$/, '').replace(/y$/, 'i');
  const alike = /^[a-z]{4,}$/.test(word) ? states.filter((state) => isParticiple(state.toLowerCase(), stem)) : [];
  if (alike.length === 1) return alike[0];
  const told = states.filter((state) => successes.some((text) => mentions(text, state)));
  return told.length === 1 ? told[0] : undefined;
}

/** `publish`, `published`; `cancel`, `cancelled`; `activ`, `active`. */
function isParticiple(state: string, stem: string): boolean {
  const [, rest] = state.startsWith(stem) ? [stem, state.slice(stem.length)] : [undefined, undefined];
  return rest !== undefined && /^([a-z]?ed|d|ive|e|ated|)$/.test(rest);
}

/**
 * The states in which an action is allowed, as its texts say (`Publishes a draft.`, `It is not running`); `undefined` where
 * they name none. Everything else that a sentence names which names one is taken to be allowed as well.
 */
export function startsOf(
  texts: readonly string[],
  conflict: string,
  states: readonly string[],
  to: string | undefined,
): readonly string[] | undefined {
  const allowed = new Set<string>();
  const others = states.filter((state) => state !== to);
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?])\s+|\n/))) {
    const named = others.some((state) =>
      new RegExp(
        `\\b(an?|the|only|any)\\s+${spelt(state)}\\b|\\b(that|which|who|it|must|to|while|in state)\\s+((is|are|be)\\s+)?(still\\s+|currently\\s+)?[\`'"]?${spelt(state)}\\b`,
        'i',
      ).test(sentence),
    );
    if (named) for (const state of others) if (mentions(sentence, state)) allowed.add(state);
  }
  for (const state of others)
    if (
      new RegExp(
        `\\b(not|isn't|no longer|no)\\s+(an?\\s+|yet\\s+|longer\\s+|currently\\s+)?${spelt(state)}\\b`,
        'i',
      ).test(conflict)
    )
      allowed.add(state);
  return allowed.size === 0 ? undefined : [...allowed];
}

function mentions(text: string, state: string): boolean {
  return new RegExp(`\\b${spelt(state)}\\b`, 'i').test(text);
}

/** `in_progress`, `in progress`, `in-progress`. */
function spelt(state: string): string {
  return state
    .split(/[_\s-]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[_\\s-]');
}

function plain(state: string): string {
  return state.replace(/[^a-z]/gi, '').toLowerCase();
}
