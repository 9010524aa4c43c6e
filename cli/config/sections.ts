import { type IdentitiesConfig, readIdentities } from './identities.ts';
import type { Section } from './section.ts';

/** What a configuration file says beyond the options of the command line. */
export interface Sections {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly identities?: IdentitiesConfig;
}

/** The keys of a configuration file that are no options. */
export const sectionKeys = ['identities'] as const;

/** Checks the sections of a configuration file. Throws CONFIG_INVALID with the place and the remedy. */
export function readSections(members: Readonly<Record<string, unknown>>, file: string): Sections {
  const section = (path: (typeof sectionKeys)[number]): Section | undefined =>
    members[path] === undefined ? undefined : { value: members[path], path, file };
  const identities = section('identities');
  return { file, identities: identities && readIdentities(identities) };
}
