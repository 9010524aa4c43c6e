import { expand } from '../config/variables.ts';
import type { Environment } from '../environment.ts';
import type { Settings } from '../options/settings.ts';

/** A header that `--header` sets and whose value is a secret by its name. */
const CONFIDENTIAL = /authorization|cookie|token|secret|password|api-?key|credential|session|signature/i;

/**
 * Every secret that was configured, in each form in which it may come back: whole, without its scheme, and the password
 * of `user:password`.
 */
export function configuredSecrets(
  settings: Pick<Settings, 'token' | 'secondToken' | 'auth' | 'headers' | 'url' | 'document' | 'sections'>,
  env: Environment,
): readonly string[] {
  const found = new Set<string>();
  const add = (secret: string | undefined): void => {
    if (secret) found.add(secret);
  };
  add(settings.token);
  add(settings.secondToken);
  for (const value of settings.auth.values()) addCredential(value, add);
  for (const [name, value] of Object.entries(env))
    if (name.startsWith('PLUMBLINE_AUTH_') && value) addCredential(value, add);
  const { main, second } = settings.sections?.identities ?? {};
  for (const identity of [main, second])
    for (const text of [identity?.token, ...Object.values(identity?.auth ?? {})])
      if (text !== undefined) addCredential(expand(text, env, `identities in ${settings.sections?.file}`), add);
  const rules = settings.sections?.operations ?? [];
  const place = `operations in ${settings.sections?.file}`;
  for (const { auth } of rules)
    for (const text of typeof auth === 'object' ? Object.values(auth) : [])
      addCredential(expand(text, env, place), add);
  const own = rules.flatMap(({ headers }) =>
    Object.entries(headers).map(([name, text]) => [name, expand(text, env, place)] as const),
  );
  for (const [name, value] of [...settings.headers, ...own]) {
    if (!CONFIDENTIAL.test(name)) continue;
    add(value);
    add(/^[A-Za-z][\w-]* +(.+)$/.exec(value)?.[1]);
    for (const pair of /cookie/i.test(name) ? value.split(';') : []) add(pair.slice(pair.indexOf('=') + 1).trim());
  }
  for (const url of [settings.url, settings.document]) {
    const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?#@]*)@/i.exec(url ?? '')?.[1];
    if (userinfo) addCredential(decoded(userinfo), add);
  }
  return [...found];
}

function addCredential(value: string, add: (secret: string | undefined) => void): void {
  add(value);
  const at = value.indexOf(':');
  if (at >= 0) add(value.slice(at + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
