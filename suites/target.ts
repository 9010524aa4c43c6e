import { readConfig } from '../cli/config-file.ts';
import type { Environment } from '../cli/environment.ts';
import type { Config } from '../cli/options/config.ts';
import { mergeRaw } from '../cli/options/raw.ts';
import type { Settings } from '../cli/options/settings.ts';
import { makePlan, type Plan } from '../cli/plan/plan.ts';
import { gather } from '../cli/run-command.ts';

/**
 * The target of a suite: what the suite says itself, else the environment and `.env`, else the configuration file, else
 * the bundled document against the embedded mock. The same settings as of `plumbline test`, so the same cases.
 */
export async function readTarget(
  config: Config,
  environment: Environment,
  cwd: string,
): Promise<{ readonly settings: Settings; readonly plan: Plan }> {
  const { values, document } = readConfig(config, 'describeContract()');
  const given = {
    command: 'test',
    positionals: document === undefined ? [] : [document],
    values: mergeRaw([values]),
  } as const;
  const { settings, env } = await gather(given, { env: environment, cwd, outIsTerminal: false });
  const plan = await makePlan(settings, { env, cwd, stdin: noInput });
  return { settings, plan };
}

async function noInput(): Promise<Uint8Array> {
  return new Uint8Array();
}
