import type { Exception, ExceptionKind } from './schema-sweep.testing.ts';

/** An exception that is understood: which, and why it stands. */
interface Reason {
  readonly kinds: readonly ExceptionKind[];
  readonly group: RegExp;
  readonly detail?: RegExp;
  readonly reason: string;
}

const REASONS: readonly Reason[] = [
  {
    kinds: ['inner validator refuses', 'second validator refuses', 'negative accepted'],
    group: /vocabulary\.json\[0\]/,
    reason: 'Metaschemas are not read: a dialect without the validation vocabulary is judged as 2020-12.',
  },
  {
    kinds: ['inner validator accepts'],
    group: /format\/(idn-)?hostname\.json/,
    reason:
      'Host names are judged by characters and lengths, not by the tables of IDNA 2008; a trailing dot names the same host. Looser by intent.',
  },
  {
    kinds: ['inner validator accepts'],
    group: /format\/(uri|uri-reference|iri)\.json/,
    reason:
      'What no browser or library refuses is not refused: ports, brackets in paths, zeros inside an address. Looser by intent.',
  },
  {
    kinds: ['inner validator accepts'],
    group: /format\/email\.json/,
    detail: /IPv4/,
    reason: 'Numbers of an address literal are not limited to 255. Looser.',
  },
  {
    kinds: ['inner validator accepts'],
    group: /format\/duration\.json/,
    reason: 'ajv-formats lets units be left out in the middle. Looser.',
  },
  {
    kinds: ['inner validator accepts'],
    group: /format\/ecmascript-regex\.json/,
    reason: 'A pattern that is no Unicode expression is read without the flag, where every escape is one.',
  },
  {
    kinds: ['oracle cannot read'],
    group: /file URI/,
    reason: 'The independent validator takes no schema with a file: address.',
  },
  {
    kinds: ['oracle cannot read'],
    group: /draft[47]\/refRemote\.json\[5\]/,
    reason: 'The independent validator loses a base address inside of definitions in old drafts.',
  },
  {
    kinds: ['oracle disagrees', 'positive refused', 'negative accepted'],
    group: /draft[47]\/ref\.json\[6\]/,
    reason:
      'The independent validator reads an identifier beside $ref, which old drafts say is ignored. The suite agrees with ours.',
  },
  {
    kinds: ['oracle disagrees'],
    group: /format\/time\.json/,
    detail: /leap second/,
    reason: 'The independent validator knows no leap second. The suite agrees with ours.',
  },
  {
    kinds: ['oracle disagrees'],
    group: /format\/iri\.json/,
    detail: /IPvFuture/,
    reason: 'The independent validator fails on an address of a future version.',
  },
  {
    kinds: ['positive refused'],
    group: /multipleOf\.json\[2\]/,
    reason:
      'The independent validator divides binary fractions, and finds no negative or large number a multiple of 0.0001.',
  },
  {
    kinds: ['negative accepted'],
    group: /draft2020-12\/(defs\.json\[0\]|ref\.json\[6\])/,
    detail: /anchorString|uriReferenceString/,
    reason:
      'The metaschema of the independent validator leaves out the deprecated $recursiveAnchor and $recursiveRef, which the published one describes.',
  },
  {
    kinds: ['no negative'],
    group: /dynamicRef\.json\[1[12]\]/,
    reason:
      'Generation follows $dynamicRef to its static target; the validator, which follows it exactly, refuses what comes out.',
  },
];

/** Why an exception stands; `undefined` for one that nobody has explained. */
export function reasonOf({ kind, group, detail }: Exception): string | undefined {
  return REASONS.find(
    (each) => each.kinds.includes(kind) && each.group.test(group) && (each.detail?.test(detail) ?? true),
  )?.reason;
}
