import { repairs as ourRepairs } from '../../openapi/repairs/index.ts';
import type { Note, Repair } from '../../openapi/repairs/repair.ts';
import type { FormatDefinition } from '../../properties/arbitraries/custom-format.ts';
import type { Check } from '../../properties/check.ts';
import { checks as ourChecks } from '../../properties/checks/index.ts';
import type { CaseGenerator } from '../../properties/generator.ts';
import { generators as ourGenerators } from '../../properties/generators/index.ts';
import { reports as ourReports } from '../../reports/index.ts';
import type { Report } from '../../reports/report.ts';
import { readFormats } from './formats.ts';
import { itemsOf, membersOf, misread, type Section } from './section.ts';

/** What a user adds to Plumbline, from files of their own. Every id is a new one. */
export interface ExtensionConfig {
  /** Beside the checks there are; on unless their severity is `off`. */
  readonly checks?: readonly Check[];
  /** Beside the generators there are; `--generator ID` names them. */
  readonly generators?: readonly CaseGenerator[];
  /** Applied to the document after the repairs there are. */
  readonly repairs?: readonly Repair[];
  /** Written by `--report ID[=PATH]`. */
  readonly reports?: readonly Report[];
  /** Format name → which texts are of it, and how they are made. */
  readonly formats?: Readonly<Record<string, FormatDefinition>>;
}

/** The same, checked: lists that are never absent. */
export interface ReadExtension {
  readonly checks: readonly Check[];
  readonly generators: readonly CaseGenerator[];
  readonly repairs: readonly Repair[];
  readonly reports: readonly Report[];
  readonly formats: ReadonlyMap<string, FormatDefinition>;
}

const LEVELS = ['MUST', 'SHOULD', 'MAY', 'document', 'convention'];
const FAMILIES = ['contract', 'authentication', 'protocol', 'stateful', 'json'];
const SEVERITIES = ['error', 'warning', 'off'];

/** Checks what a user adds, as far as it can be known before it runs. Throws CONFIG_INVALID for a clash or a missing member. */
export function readExtension(section: (key: keyof ExtensionConfig) => Section | undefined): ReadExtension {
  return {
    checks: read<Check>(section('checks'), ourChecks, 'check', (member) => {
      oneOf(member('family'), FAMILIES);
      oneOf(member('level'), LEVELS);
      oneOf(member('severity'), SEVERITIES);
      text(member, 'requirement', 'one sentence that says what is promised');
      const clause = membersOf(member('clause', "where the requirement comes from: { label: 'House rule 7', url }"));
      if (typeof clause.get('label')?.value !== 'string' || typeof clause.get('url')?.value !== 'string')
        throw misread(member('clause'), 'needs a label and a url');
      if (!['answer', 'failure'].includes(String(member('on', "'answer' or 'failure'; defineCheck sets it").value)))
        throw misread(member('on'), "must be 'answer' or 'failure'");
      callable(member('appliesTo'));
      callable(member('inspect'));
    }),
    generators: read<CaseGenerator>(section('generators'), ourGenerators, 'generator', (member) => {
      text(member, 'summary', 'a few words that say what it generates');
      callable(member('cases'));
    }),
    repairs: read<Repair>(
      section('repairs'),
      ourRepairs.map(({ code }) => ({ id: code })),
      'repair',
      (member, has) => {
        text(member, 'summary', 'a few words that say what it mends');
        const [first, second] = (['mend', 'mendSchema'] as const).filter(has).map((name) => member(name));
        if (!first) throw misread(member('code'), 'is of a repair without mend and mendSchema; it needs one of them');
        callable(first);
        if (second) callable(second);
      },
      'code',
    ).map((repair) => guardedRepair(repair, section('repairs'))),
    reports: read<Report>(section('reports'), ourReports, 'report', (member) => {
      text(member, 'fileName', 'the name of the file that it writes');
      callable(member('render'));
    }),
    formats: readFormats(section('formats')),
  };
}

type Member = (name: string, what?: string) => Section;

/** The items of a list, each an object with an id that nothing else has. `verify` throws for what else is wrong. */
function read<T>(
  section: Section | undefined,
  ours: readonly { readonly id: string }[],
  kind: string,
  verify: (member: Member, has: (name: string) => boolean) => void,
  idKey = 'id',
): readonly T[] {
  if (!section) return [];
  const taken = new Set<string>();
  return itemsOf(section).map((item) => {
    if (typeof item.value === 'string')
      throw misread(item, `is a text; ${kind}: [${JSON.stringify(item.value)}] chooses by name`);
    const members = membersOf(item);
    const id = members.get(idKey)?.value;
    if (typeof id !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
      throw misread(item, `needs ${idKey === 'id' ? 'an id' : 'a code'} in kebab-case, as in acme-request-id`);
    if (ours.some((known) => known.id === id))
      throw misread(item, `is called ${id}, and so is a ${kind} of Plumbline; give it another name`);
    if (taken.has(id)) throw misread(item, `is called ${id}, and so is a ${kind} before it; give it another name`);
    taken.add(id);
    const named = { ...item, path: `${item.path} (${id})` };
    verify(
      (name, what) => {
        const found = members.get(name);
        if (!found) throw misread(named, `lacks ${name}${what ? `: ${what}` : ''}`);
        return { ...found, path: `${named.path}.${name}` };
      },
      (name) => members.has(name),
    );
    return item.value as T; // verify has looked at every member
  });
}

/** The same repair; what it throws is one sentence that names it. */
function guardedRepair(repair: Repair, section: Section | undefined): Repair {
  function* named(run: () => Iterable<Note>): Iterable<Note> {
    try {
      for (const note of run()) yield { ...note, code: repair.code };
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
      throw misread({ path: `repairs (${repair.code})`, file: section?.file ?? '' }, `threw: ${why}`);
    }
  }
  const { mend, mendSchema } = repair;
  return {
    ...repair,
    ...(mend && { mend: (root, family) => named(() => mend.call(repair, root, family) ?? []) }),
    ...(mendSchema && {
      mendSchema: (schema, pointer, family) => named(() => mendSchema.call(repair, schema, pointer, family) ?? []),
    }),
  };
}

function oneOf(section: Section, values: readonly string[]): void {
  if (!values.includes(String(section.value))) throw misread(section, `must be one of ${values.join(', ')}`);
}

function text(member: Member, name: string, what: string): void {
  const section = member(name, what);
  if (typeof section.value !== 'string' || section.value === '') throw misread(section, `must be ${what}`);
}

function callable(section: Section): void {
  if (typeof section.value !== 'function') throw misread(section, 'must be a function');
}
