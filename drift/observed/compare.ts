import { MOST_SAMPLES, type Observations, type ObservedAnswer, type ObservedMember } from './observation.ts';

/** One difference between what was locked and what is seen now. */
export interface ObservedChange {
  readonly id: ObservedChangeId;
  readonly verdict: 'review' | 'compatible';
  /** Operation label. */
  readonly operation: string;
  readonly status?: string;
  /** Pointer into the body, `*` for items. */
  readonly member?: string;
  readonly message: string;
}

/** Every kind of silent change, with what it means for a client. Ids are stable. */
export const observedChanges = {
  'observed-success-vanished': 'No successful answer of the operation is seen any more',
  'observed-success-added': 'A success status is answered that never was before',
  'observed-refusal-added': 'A status outside 2xx is answered that never was before',
  'observed-media-type-added': 'Answers come in a media type in which they never came before',
  'observed-media-type-vanished': 'Answers no longer come in a media type in which they came before',
  'observed-member-vanished': 'A member that was seen before is never there any more',
  'observed-member-became-optional': 'A member that was always there is sometimes missing',
  'observed-member-added': 'A member that the document does not declare is new',
  'observed-declared-member-added': 'A member that the document declares is seen for the first time',
  'observed-type-added': 'A member has a type that it never had before',
  'observed-value-added': 'A member that had one of a few words has another one',
  'observed-form-lost': 'A text that always had one form (a date, a UUID …) no longer does',
  'observed-range-widened': 'A number lies far outside of the range in which it always lay',
} as const;

export type ObservedChangeId = keyof typeof observedChanges;

const COMPATIBLE: ReadonlySet<ObservedChangeId> = new Set<ObservedChangeId>([
  'observed-refusal-added',
  'observed-declared-member-added',
  'observed-range-widened',
]);

/** Fewer samples prove nothing about what is always, or never, so. */
const ENOUGH = 5;

/**
 * What a target does now that it did not do when it was locked, and the reverse, in the order of operations, statuses and
 * members. Where too little was seen on either side nothing is concluded.
 */
export function compareObservations(locked: Observations, now: Observations): readonly ObservedChange[] {
  const changes: ObservedChange[] = [];
  for (const [operation, { answers }] of Object.entries(locked.operations)) {
    const present = now.operations[operation]?.answers;
    if (!present) continue;
    const say = (id: ObservedChangeId, message: string, place: Pick<ObservedChange, 'status' | 'member'> = {}): void =>
      void changes.push({ id, verdict: COMPATIBLE.has(id) ? 'compatible' : 'review', operation, ...place, message });
    const succeeded = successes(answers);
    const succeeds = successes(present);
    if (succeeded.length > 0 && succeeds.length === 0)
      say('observed-success-vanished', `${operation} answered ${succeeded.join(', ')}; now no success is seen`);
    for (const status of Object.keys(present)) {
      if (answers[status]) continue;
      const id = isSuccess(status) ? 'observed-success-added' : 'observed-refusal-added';
      if (id === 'observed-refusal-added' || succeeded.length > 0)
        say(id, `${operation} answers ${status}, which it never did before`, { status });
    }
    for (const [status, before] of Object.entries(answers)) {
      const after = present[status];
      if (after) compareAnswers(before, after, status, say);
    }
  }
  return changes;
}

type Say = (id: ObservedChangeId, message: string, place: Pick<ObservedChange, 'status' | 'member'>) => void;

function compareAnswers(before: ObservedAnswer, after: ObservedAnswer, status: string, say: Say): void {
  for (const type of after.mediaTypes)
    if (!before.mediaTypes.includes(type) && before.samples >= ENOUGH)
      say('observed-media-type-added', `${status} now comes ${inType(type)}`, { status });
  for (const type of before.mediaTypes)
    if (!after.mediaTypes.includes(type) && after.samples >= ENOUGH)
      say('observed-media-type-vanished', `${status} no longer comes ${inType(type)}`, { status });
  for (const [member, old] of Object.entries(before.members)) {
    const place = { status, member };
    const present = after.members[member];
    if (present) compareMembers(old, present, place, say);
    else if (seenEnough(after, member) && isTelling(old) && !parentVanished(before, after, member))
      say('observed-member-vanished', `${member} of ${status} was ${old.presence} there and is gone`, place);
  }
  for (const [member, { undocumented, presence, sent }] of Object.entries(after.members)) {
    if (before.members[member] || sent || !seenEnough(before, member) || parentVanished(after, before, member))
      continue;
    const id = undocumented ? 'observed-member-added' : 'observed-declared-member-added';
    say(id, `${member} of ${status} is ${presence} there and never was before`, { status, member });
  }
}

function compareMembers(
  before: ObservedMember,
  after: ObservedMember,
  place: { readonly status: string; readonly member: string },
  say: Say,
): void {
  const what = `${place.member || 'the body'} of ${place.status}`;
  const enough = before.samples >= ENOUGH;
  const theirs = enough && !before.sent && !after.sent;
  if (before.presence === 'always' && after.presence === 'sometimes' && theirs)
    say('observed-member-became-optional', `${what} was always there and is sometimes missing`, place);
  const types = after.types.filter((type) => !admits(before.types, type));
  if (types.length > 0 && enough) {
    say('observed-type-added', `${what} was ${before.types.join(' or ')} and is ${types.join(' or ')} too`, place);
    return;
  }
  const values = before.values && after.values?.filter((value) => !before.values?.includes(value));
  if (before.values && (values === undefined ? !after.sent : values.length > 0) && after.types.includes('string'))
    say(
      'observed-value-added',
      `${what} was one of ${before.values.join(', ')} and is ${values ? values.join(', ') : 'something else'} too`,
      place,
    );
  if (before.form !== undefined && after.form !== before.form && after.types.includes('string') && theirs)
    say('observed-form-lost', `${what} was always a ${before.form} and is ${after.form ?? 'free text'} now`, place);
  if (before.range && after.range && theirs && (after.range[0] < before.range[0] || after.range[1] > before.range[1]))
    say(
      'observed-range-widened',
      `${what} lay between ${before.range.join(' and ')} and lies between ${after.range.join(' and ')}`,
      place,
    );
}

/** Whether its absence means something: it was always there, or often enough, and not because the run had sent it. */
function isTelling({ presence, samples, sent }: ObservedMember): boolean {
  if (sent) return presence === 'always' && samples >= MOST_SAMPLES;
  return samples >= (presence === 'always' ? ENOUGH : MOST_SAMPLES);
}

function admits(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Whether the object that would hold the member was seen often enough for its absence to mean something. */
function seenEnough(answer: ObservedAnswer, member: string): boolean {
  const holder = answer.members[member.slice(0, Math.max(0, member.lastIndexOf('/')))];
  return member !== '' && holder !== undefined && holder.samples >= ENOUGH && holdsMembers(holder, member);
}

function holdsMembers({ types }: ObservedMember, member: string): boolean {
  // An empty list says nothing about its items.
  return !member.endsWith('/*') && types.includes('object');
}

/** The member is told of with the one that holds it. */
function parentVanished(present: ObservedAnswer, other: ObservedAnswer, member: string): boolean {
  const holder = member.slice(0, Math.max(0, member.lastIndexOf('/')));
  return holder in present.members && !(holder in other.members);
}

function successes(answers: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(answers).filter(isSuccess);
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function inType(mediaType: string): string {
  return mediaType === '' ? 'without content' : `as ${mediaType}`;
}
