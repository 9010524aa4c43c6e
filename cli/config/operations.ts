import type { Json } from '../../openapi/json.ts';
import { fieldsOf, jsonOf, membersOf, misread, type Section, statusesOf, textOf, textsOf } from './section.ts';

/** What holds for some operations alone. */
export interface OperationConfig {
  /** `none`: without credentials. `second`: as the second identity. Else security scheme → credential. */
  readonly auth?: 'none' | 'second' | Readonly<Record<string, string>>;
  /** Parameter name → the value that it always has but where a case is about breaking it. `in.name` tells two apart. */
  readonly parameters?: Readonly<Record<string, Json>>;
  /** Not tested, and named as such with the reason; until the end of this day (`YYYY-MM-DD`), where there is one. */
  readonly skip?: string | { readonly reason: string; readonly until?: string };
  /** Statuses that any request may get although the document does not say so. */
  readonly expectedStatuses?: readonly number[];
  /** Sent with every request, beside those of `header` and before them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Operation (operationId, `METHOD /path` with `*`, or `tag:NAME`) → what holds for it. What stands further down wins. */
export type OperationsConfig = Readonly<Record<string, OperationConfig>>;

/** The settings of one selector, checked. */
export interface ReadOperation {
  readonly selector: string;
  /** Where it stands, for messages. */
  readonly place: Pick<Section, 'path' | 'file'>;
  readonly auth?: 'none' | 'second' | Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly skip?: { readonly reason: string; readonly until?: string };
  readonly expectedStatuses: readonly number[];
  readonly headers: Readonly<Record<string, string>>;
}

const KEYS = [
  'auth',
  'parameters',
  'skip',
  'expectedStatuses',
  'headers',
] as const satisfies readonly (keyof OperationConfig)[];

/** Checks `operations` of a configuration file. Throws CONFIG_INVALID with the place and the remedy. */
export function readOperations(section: Section): readonly ReadOperation[] {
  return [...membersOf(section)].map(([selector, given]) => {
    const place = { path: `operations[${JSON.stringify(selector)}]`, file: section.file };
    const members = membersOf({ ...given, ...place }, KEYS);
    return {
      selector,
      place,
      auth: readAuth(members.get('auth')),
      parameters: Object.fromEntries(
        [...membersOf(members.get('parameters') ?? { ...place, value: {} })].map(([name, member]) => [
          name,
          jsonOf(member) ?? null,
        ]),
      ),
      skip: readSkip(members.get('skip')),
      expectedStatuses: statusesOf(members.get('expectedStatuses')) ?? [],
      headers: fieldsOf(members.get('headers')),
    };
  });
}

function readAuth(section: Section | undefined): ReadOperation['auth'] {
  if (section === undefined) return undefined;
  const { value } = section;
  if (value === 'none' || value === 'second') return value;
  if (typeof value === 'string') throw misread(section, "must be 'none', 'second', or a credential for each scheme");
  return textsOf(section);
}

function readSkip(section: Section | undefined): ReadOperation['skip'] {
  if (section === undefined) return undefined;
  if (typeof section.value === 'string' && section.value !== '') return { reason: section.value };
  const members = membersOf(section, ['reason', 'until']);
  const reason = textOf(members.get('reason'), 'a few words that say why');
  if (reason === undefined) throw misread(section, 'needs a reason: a few words that say why');
  const until = members.get('until');
  const day = textOf(until, 'a day, as in 2027-01-31');
  if (until && (day === undefined || !isDay(day))) throw misread(until, 'must be a day, as in 2027-01-31');
  return { reason, until: day };
}

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
