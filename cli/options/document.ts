import { reading } from './commands.ts';
import type { Option } from './option.ts';

/** How the document is read. */
export const documentOptions: readonly Option[] = [
  {
    flag: 'overlay',
    kind: 'list',
    value: 'FILE',
    env: 'PLUMBLINE_OVERLAYS',
    meaning: 'OpenAPI Overlays to apply in order',
    group: 'document',
    commands: reading,
  },
  {
    flag: 'no-repair',
    kind: 'switch',
    env: 'PLUMBLINE_NO_REPAIR',
    default: 'repairs on',
    meaning: 'Reads the document to the letter',
    group: 'document',
    commands: reading,
  },
  {
    flag: 'allow-file-refs',
    kind: 'switch',
    env: 'PLUMBLINE_ALLOW_FILE_REFS',
    default: 'off',
    meaning: "Follows `$ref`s to files outside the document's folder",
    group: 'document',
    commands: reading,
  },
  {
    flag: 'allow-remote-refs',
    kind: 'switch',
    env: 'PLUMBLINE_ALLOW_REMOTE_REFS',
    default: 'off',
    meaning: 'Follows `$ref`s to http(s)',
    group: 'document',
    commands: reading,
  },
];
