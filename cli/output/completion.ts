import { summaries } from '../help.ts';
import { type CommandName, commandNames, type Option } from '../options/option.ts';
import { options } from '../options/table.ts';

/** Shells that a completion can be written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A script that completes commands, their options and the options' values. Pure, from the table of options. */
export function completionFor(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      // zsh reads the completions of bash, and so there is one script to be right.
      return `#compdef plumbline\nautoload -Uz bashcompinit && bashcompinit\n${bash()}`;
    case 'fish':
      return fish();
  }
}

const shown = options.filter(({ planned }) => !planned);
const ofCommand = (command: CommandName): readonly Option[] =>
  shown.filter(({ commands }) => commands.includes(command));

function bash(): string {
  const flags = commandNames
    .filter((command) => ofCommand(command).length > 0)
    .map(
      (command) =>
        `    ${command}) flags="${ofCommand(command)
          .map(({ flag }) => `--${flag}`)
          .join(' ')}" ;;`,
    );
  const values = shown.flatMap(({ flag, choices }) =>
    choices ? [`    --${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); return ;;`] : [],
  );
  const valued = shown.filter(({ kind, choices }) => kind !== 'switch' && !choices).map(({ flag }) => `--${flag}`);
  return `# plumbline completion bash: what plumbline may be given. Source it, or put it where bash-completion looks.
_plumbline() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command=test word flags
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${commandNames.join(' ')} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$previous" in
${values.join('\n')}
    ${valued.join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "$command" in
${flags.join('\n')}
    completion) COMPREPLY=($(compgen -W "${shells.join(' ')}" -- "$current")); return ;;
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$flags --help --version" -- "$current"))
  elif [ "$COMP_CWORD" = 1 ]; then COMPREPLY=($(compgen -W "${commandNames.join(' ')}" -- "$current") $(compgen -f -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _plumbline plumbline
`;
}

function fish(): string {
  const commands = commandNames.map(
    (command) => `complete -c plumbline -n __fish_use_subcommand -a ${command} -d '${plain(summaries[command].does)}'`,
  );
  const flags = shown.map(({ flag, kind, choices, commands: where, meaning }) => {
    const value = kind === 'switch' ? '' : choices ? ` -x -a '${choices.join(' ')}'` : ' -r';
    return `complete -c plumbline -n '__fish_seen_subcommand_from ${where.join(' ')}' -l ${flag}${value} -d '${plain(meaning)}'`;
  });
  return `# plumbline completion fish: put it into ~/.config/fish/completions/plumbline.fish
${commands.join('\n')}
complete -c plumbline -n '__fish_seen_subcommand_from completion' -x -a '${shells.join(' ')}'
${flags.join('\n')}
`;
}

/** One short line that a quoted word of a shell holds. */
function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll("'", '’').split(/[.;:]/)[0]?.trim() ?? '';
}
