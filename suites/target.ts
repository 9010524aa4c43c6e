import { sectionKeys } from '../cli/config/sections.ts';
import { expandValues, readConfig } from '../cli/config-file.ts';
import { type Environment, withEnvFile } from '../cli/environment.ts';
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
  const { values, document, sections } = readConfig(config, 'describeContract()');
  const given = {
    command: 'test',
    positionals: document === undefined ? [] : [document],
    values: expandValues(mergeRaw([values]), 'test', withEnvFile(environment, cwd, undefined), {
      lenient: false,
    }),
    sections: saysMore(config) ? await sections?.() : undefined,
  } as const;
  const { settings, env } = await gather(given, { env: environment, cwd, outIsTerminal: false });
  const plan = await makePlan(settings, { env, cwd, stdin: noInput });
  return { settings, plan };
}

/** Whether a suite says itself what only configurations can say. */
function saysMore(config: Config): boolean {
  return sectionKeys.some((key) => config[key] !== undefined);
}

async function noInput(): Promise<Uint8Array> {
  return new Uint8Array();
}
