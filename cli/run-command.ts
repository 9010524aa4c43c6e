import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumblineError } from '../openapi/error.ts';
import { nearest } from '../openapi/nearest.ts';
import { readArguments } from './arguments.ts';
import { commands } from './commands/index.ts';
import type { Sections } from './config/sections.ts';
import { withPlaceholders } from './config/variables.ts';
import { expandValues, readConfigFile } from './config-file.ts';
import { readEnvironment, withEnvFile } from './environment.ts';
import { helpText } from './help.ts';
import { type Io, wantsColor } from './io.ts';
import { type CommandName, commandNames } from './options/option.ts';
import { mergeRaw } from './options/raw.ts';
import { readSettings } from './options/read-settings.ts';
import type { Settings } from './options/settings.ts';
import { packageVersion } from './package.ts';
import { safeLine } from './safe-line.ts';

/**
 * Runs one command line to its exit code. Never throws and never ends the process: whatever goes wrong is one sentence
 * on standard error, with a stack trace only when `PLUMBLINE_DEBUG` is set.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const given = readArguments(argv);
    const implemented = commandNames.filter((name) => name in commands);
    if (given.version) {
      io.out(`${packageVersion()}\n`);
      return 0;
    }
    if (given.help) {
      const named = argv.includes(given.command) ? given.command : undefined;
      io.out(helpText(named, io.width, implemented));
      return 0;
    }
    refuseMistypedCommand(given.positionals, io);
    const { settings, env } = await gather(given, io);
    const command = commands[given.command];
    if (!command) throw new PlumblineError('USAGE', `plumbline ${given.command} is not part of this version`);
    const { execute } = await command();
    return await execute(settings, { ...io, env });
  } catch (error) {
    return explain(error, io);
  }
}

/** The settings of a command line: flags before the environment, that before the configuration file. */
export async function gather(
  given: {
    command: CommandName;
    positionals: readonly string[];
    values: ReturnType<typeof readArguments>['values'];
    sections?: Sections;
  },
  io: Pick<Io, 'env' | 'cwd' | 'outIsTerminal'>,
): Promise<{ settings: Settings; env: Io['env'] }> {
  const flag = (name: string): string | undefined => {
    const value = given.values.get(name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const env = withEnvFile(io.env, io.cwd, flag('env-file'));
  const file = await readConfigFile(io.cwd, flag('config') ?? (env.PLUMBLINE_CONFIG || undefined));
  const above = mergeRaw([given.values, readEnvironment(env)]);
  // What is overridden need not be there.
  const below = new Map([...file.values].filter(([flag]) => !above.has(flag)));
  const sections = given.sections ?? (await file.sections?.());
  // What only lists or serves needs no secret.
  const idle = SENDS_NOTHING.has(given.command);
  const own = { identities: sections?.identities, operations: sections?.operations };
  const known = idle ? withPlaceholders(env, own) : env;
  const raw = mergeRaw([above, expandValues(below, given.command, env, { lenient: idle })]);
  const document = env.PLUMBLINE_DOCUMENT || file.document;
  const settings = readSettings(given, raw, { document });
  return { settings: { ...settings, sections, color: wantsColor({ ...io, env }, settings.color) }, env: known };
}

const SENDS_NOTHING: ReadonlySet<CommandName> = new Set<CommandName>(['lint', 'list', 'cases', 'mock']);

/** `plumbline tset` is a command with a typo, not a document, unless there is a file of that name. */
function refuseMistypedCommand([first]: readonly string[], { cwd }: Pick<Io, 'cwd'>): void {
  if (first === undefined || !/^[a-z]+$/.test(first) || existsSync(resolve(cwd, first))) return;
  const near = nearest(first, commandNames);
  if (near) throw new PlumblineError('USAGE', `${first} is no command and no file; did you mean ${near}?`);
}

function explain(error: unknown, io: Io): number {
  const debug = io.env.PLUMBLINE_DEBUG;
  if (error instanceof PlumblineError) {
    io.err(`plumbline: ${safeLine(error.message)}\n`);
    if (error.code === 'USAGE') io.err('plumbline --help lists commands and options\n');
    if (debug) io.err(`${error.code} ${error.stack ?? ''}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.err(`plumbline: this is a fault of Plumbline itself: ${safeLine(message)}; PLUMBLINE_DEBUG=1 shows where\n`);
  if (debug && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  return 2;
}
