import { type CommandName, commandNames, type Option, type OptionGroup } from './options/option.ts';
import { options } from './options/table.ts';

/** What each command does, in the words of the help text. */
export const summaries: Readonly<Record<CommandName, { readonly operands: string; readonly does: string }>> = {
  test: {
    operands: '[document]',
    does: 'sends cases to the target, judges the answers, writes reports; the default command',
  },
  lint: { operands: '[document]', does: 'diagnoses the document itself, sends nothing' },
  list: { operands: '[document]', does: 'what `test` would do, and why a pair is skipped; sends nothing' },
  cases: {
    operands: '[document]',
    does: 'prints the cases that `test` would send, one JSON object a line; sends nothing',
  },
  mock: {
    operands: '[document]',
    does: 'serves the document as a strict server; --fault ID makes it lie in one known way',
  },
  prove: { operands: '[document]', does: 'the suite judged by its own mutants: one run per fault of the mock' },
  lock: { operands: '[document]', does: 'records the contract, and with --url what was observed' },
  drift: { operands: 'OLD [NEW]', does: 'compares two documents, or a document and a target, or a target and a lock' },
  proxy: { operands: '[document]', does: 'passes traffic through to the target and judges each exchange' },
  judge: { operands: '[document] HAR…', does: 'judges recorded exchanges (HAR 1.2, or a run file)' },
  replay: { operands: 'ADDRESS|FINDING', does: 're-sends one case, byte for byte, and judges it again' },
  report: { operands: 'RUN…', does: 'reports again from one or more run files; shards are merged' },
  init: {
    operands: '[document]',
    does: 'writes a config file, .env.example, a vitest suite and a CI workflow; runs once and explains the result',
  },
  completion: { operands: 'SHELL', does: 'prints what completes its commands and options in bash, zsh or fish' },
};

const headings: Readonly<Record<OptionGroup, string>> = {
  command: 'This command',
  target: 'Target and credentials',
  selection: 'What to test',
  amount: 'How much',
  judgement: 'What counts',
  document: 'The document',
  output: 'Output and settings',
};

const groups: readonly OptionGroup[] = ['command', 'target', 'selection', 'amount', 'judgement', 'document', 'output'];

/** The help text: of everything, or of one command with its options. Nothing in it is wider than `width`. */
export function helpText(command: CommandName | undefined, width: number, implemented: readonly CommandName[]): string {
  const columns = Math.max(60, Math.min(width, 100));
  if (command === undefined) return overview(columns, implemented);
  const { operands, does } = summaries[command];
  const own = options.filter((option) => option.commands.includes(command) && !option.planned);
  const sections = groups.flatMap((group) => {
    const members = own.filter((option) => option.group === group);
    return members.length === 0
      ? []
      : [`${headings[group]}\n${members.map((option) => entry(option, columns)).join('\n')}`];
  });
  return [
    wrap(`plumbline ${command} ${operands}`.trimEnd(), 0, columns),
    wrap(`${does[0]?.toUpperCase()}${does.slice(1).replaceAll('`', '')}.`, 0, columns),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

function overview(columns: number, implemented: readonly CommandName[]): string {
  const commands = commandNames
    .filter((name) => implemented.includes(name))
    .map((name) => {
      const head = `  ${`${name} ${summaries[name].operands}`.padEnd(24)}`;
      return `${head}${wrap(summaries[name].does.replaceAll('`', ''), 26, columns).trimStart()}`;
    });
  return `plumbline: holds an HTTP API to its OpenAPI document

plumbline [command] [options]

${commands.join('\n')}

${wrap('plumbline COMMAND --help lists the options of a command. Without a document the bundled one is taken, and without --url the embedded mock is the target.', 0, columns)}

${wrap('Exit codes: 0 conforms, 1 findings, 2 usage or unreadable document, 3 could not judge, 130 interrupted', 0, columns)}
`;
}

function entry(option: Option, columns: number): string {
  const head = `  --${option.flag}${option.value ? ` ${option.value}` : ''}`;
  const tail = [option.default && `default: ${option.default}`, option.env].filter(Boolean).join('; ');
  const text = `${option.meaning}${tail ? ` (${tail})` : ''}`.replaceAll('`', '');
  const body = wrap(text, 30, columns);
  return head.length < 29 ? `${head.padEnd(30)}${body.trimStart()}` : `${head}\n${body}`;
}

function wrap(text: string, indent: number, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((text) => ' '.repeat(indent) + text).join('\n');
}
