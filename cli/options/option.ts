/** Every command, in the order of the help text. */
export const commandNames = [
  'test',
  'lint',
  'list',
  'cases',
  'mock',
  'prove',
  'lock',
  'drift',
  'proxy',
  'judge',
  'replay',
  'report',
  'init',
  'completion',
] as const;

export type CommandName = (typeof commandNames)[number];

/** The parts of the help text and of `docs/options.md`. */
export type OptionGroup = 'target' | 'selection' | 'amount' | 'judgement' | 'document' | 'output' | 'command';

/**
 * One option, declared once: command line, environment, configuration file, help and documentation all read it from
 * here. `switch` takes no value; `list` may be repeated.
 */
export interface Option {
  /** Without the dashes: `second-token`. */
  readonly flag: string;
  /** What `--flag` is: `no-formats` switches something off, but is itself on or off. */
  readonly kind: 'text' | 'number' | 'switch' | 'list';
  /** Placeholder of the value in help: `URL`. */
  readonly value?: string;
  /** Environment variable; absent where only the command line makes sense. */
  readonly env?: string;
  /** What holds without it, for people. */
  readonly default?: string;
  readonly meaning: string;
  readonly group: OptionGroup;
  readonly commands: readonly CommandName[];
  readonly choices?: readonly string[];
  /** Smallest and largest number. */
  readonly range?: readonly [least: number, most: number];
  /** The value may be a secret: never shown, whatever happens. */
  readonly secret?: true;
  /** Part of the interface, and refused until a version has it. */
  readonly planned?: true;
}

/** The key of an option in a configuration file: its flag in camelCase. */
export function configKey({ flag }: Pick<Option, 'flag'>): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
