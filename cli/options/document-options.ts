import { commands } from '../commands/index.ts';
import { type CommandName, configKey, type Option, type OptionGroup } from './option.ts';
import { options } from './table.ts';

const headings: readonly (readonly [OptionGroup, string])[] = [
  ['target', 'Target and credentials'],
  ['selection', 'What to test'],
  ['amount', 'How much'],
  ['judgement', 'What counts'],
  ['document', 'The document'],
  ['output', 'Output and settings'],
  ['command', 'Options of single commands'],
];

/** The text of `docs/options.md`. */
export function optionsPage(): string {
  const sections = headings.map(([group, heading]) => {
    const rows = options.filter((option) => option.group === group && commandsOf(option).length > 0).map(row);
    return `## ${heading}\n\n| flag | environment | config key | default | meaning | commands |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Options

Made from the table in \`cli/options/table.ts\`. A flag wins over the environment, the environment over \`.env\`, that over
\`plumbline.config.ts\`, \`.js\`, \`.mjs\` or \`.json\`, and that over the default. An empty variable is as good as none. Lists in
the environment are one item a line. A value that begins with a dash is written after an equals sign: \`--check=-ID\`.

The document is the first operand, else \`PLUMBLINE_DOCUMENT\`, else \`document\` in the configuration file, else the
bundled example.

What only a configuration file can say (identities that log in, settings of single operations, checks and formats of your
own) stands in [configuration.md](configuration.md).

${sections.join('\n')}`;
}

function row(option: Option): string {
  const cells = [
    `\`--${option.flag}${option.value ? ` ${option.value}` : ''}\`${option.kind === 'list' ? ' (repeatable)' : ''}`,
    option.env ? `\`${option.env}\`` : '–',
    option.flag === 'config' ? '–' : `\`${configKey(option)}\``,
    option.default ?? '–',
    option.choices && option.value === 'NAME'
      ? `${option.meaning}: ${option.choices.map((choice) => `\`${choice}\``).join(', ')}`
      : option.meaning,
    commandsOf(option).join(', '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The commands of this version that have the option. */
function commandsOf({ commands: all, planned }: Option): readonly CommandName[] {
  return planned ? [] : all.filter((name) => name in commands);
}
