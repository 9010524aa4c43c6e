import type { ExtensionConfig, ReadExtension } from './extension.ts';
import { type IdentitiesConfig, readIdentities } from './identities.ts';
import { type ReadOperation, readOperations } from './operations.ts';
import type { Section } from './section.ts';

/** What a configuration file says beyond the options of the command line. */
export interface Sections {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly identities?: IdentitiesConfig;
  readonly extension?: ReadExtension;
  readonly operations?: readonly ReadOperation[];
}

/** The keys of a configuration file that are no options. */
export const sectionKeys = [
  'identities',
  'operations',
  'checks',
  'generators',
  'repairs',
  'reports',
  'formats',
] as const;

const EXTENSION = [
  'checks',
  'generators',
  'repairs',
  'reports',
  'formats',
] as const satisfies readonly (keyof ExtensionConfig)[];

/** Checks the sections of a configuration file. Throws CONFIG_INVALID with the place and the remedy. */
export async function readSections(members: Readonly<Record<string, unknown>>, file: string): Promise<Sections> {
  const section = (path: (typeof sectionKeys)[number]): Section | undefined =>
    members[path] === undefined ? undefined : { value: members[path], path, file };
  const identities = section('identities');
  const operations = section('operations');
  return {
    file,
    identities: identities && readIdentities(identities),
    operations: operations && readOperations(operations),
    // What it is compared with takes a while to load, and is loaded where there is something to compare.
    extension: EXTENSION.some(section) ? (await import('./extension.ts')).readExtension(section) : undefined,
  };
}
