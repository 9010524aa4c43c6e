import { parseArgs } from 'node:util';
import { PlumblineError } from '../openapi/error.ts';
import { didYouMean } from '../openapi/nearest.ts';
import { type CommandName, commandNames, type Option } from './options/option.ts';
import type { RawValue, RawValues } from './options/raw.ts';
import { optionOf, options } from './options/table.ts';

/** A command line, taken apart. Values are exactly what was typed: `00123` stays `00123`. */
export interface Arguments {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  readonly values: RawValues;
  readonly help: boolean;
  readonly version: boolean;
}

const grammar = Object.fromEntries(
  [...options, { flag: 'help', kind: 'switch' }, { flag: 'version', kind: 'switch' }].map(({ flag, kind }) => [
    flag,
    { type: kind === 'switch' ? ('boolean' as const) : ('string' as const), multiple: true },
  ]),
);

/** Reads a command line without the program's name. Throws USAGE, naming the option and the nearest one there is. */
export function readArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: argv.map((word) => (word === '-h' ? '--help' : word === '-V' ? '--version' : word)),
    options: grammar,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const given: { readonly option: Option; readonly value: string | undefined }[] = [];
  let help = false;
  let version = false;
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') help = true;
    else if (token.name === 'version') version = true;
    else given.push(readOption(token));
  }
  const command = commandNames.find((name) => name === positionals[0]);
  const values = new Map<string, RawValue>();
  for (const { option, value } of given) {
    if (!option.commands.includes(command ?? 'test')) throw misplaced(option, command ?? 'test');
    const origin = `--${option.flag}`;
    const before = values.get(option.flag)?.value;
    if (option.kind === 'switch') values.set(option.flag, { value: true, origin });
    else if (option.kind === 'list')
      values.set(option.flag, { value: [...(Array.isArray(before) ? before : []), value ?? ''], origin });
    else values.set(option.flag, { value: value ?? '', origin });
  }
  return {
    command: command ?? 'test',
    positionals: command ? positionals.slice(1) : positionals,
    values,
    help,
    version,
  };
}

function readOption(token: {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}): { option: Option; value: string | undefined } {
  const option = token.rawName.startsWith('--') ? optionOf(token.name) : undefined;
  if (option?.planned) throw new PlumblineError('USAGE', `${token.rawName} is not part of this version`);
  if (!option) throw new PlumblineError('USAGE', `${token.rawName} is no option${suggestion(token.name)}`);
  if (option.kind === 'switch') {
    if (token.inlineValue) throw new PlumblineError('USAGE', `${token.rawName} takes no value`);
    return { option, value: undefined };
  }
  if (token.value === undefined)
    throw new PlumblineError('USAGE', `${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}`);
  // `--token --strict` is a forgotten value far more often than a value that begins with dashes.
  if (!token.inlineValue && token.value.startsWith('-') && token.value !== '-')
    throw new PlumblineError(
      'USAGE',
      `${token.rawName} needs a value; one that begins with a dash is written ${token.rawName}=-…`,
    );
  return { option, value: token.value };
}

function suggestion(name: string): string {
  return didYouMean(
    `--${name}`,
    options.map(({ flag }) => `--${flag}`),
  );
}

function misplaced(option: Option, command: CommandName): PlumblineError {
  return new PlumblineError(
    'USAGE',
    `--${option.flag} is no option of \`plumbline ${command}\`; it belongs to ${option.commands.join(', ')}`,
  );
}
