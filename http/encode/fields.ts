import type { Case } from '../case.ts';
import type { CredentialFields } from '../credentials/fields.ts';
import type { HeaderField } from '../exchange.ts';
import { acceptOf } from './accept.ts';

/** Where the header fields of one request come from. */
export interface FieldSources {
  readonly testCase: Case;
  /** `--header`. */
  readonly configured: readonly HeaderField[];
  readonly parameters: readonly HeaderField[];
  readonly contentType: string | undefined;
  readonly cookies: readonly string[];
  readonly placed: CredentialFields;
}

/** Sent unless something else gives the field. Coded content would hide how long the content is (RFC 9110, 8.6). */
const DEFAULTS: readonly HeaderField[] = [
  ['Accept-Encoding', 'identity'],
  ['User-Agent', 'plumbline'],
];

/**
 * The header fields in their order. What the case is about wins: its own overrides, then parameters, content and
 * credentials, then what was configured for every request, then our defaults.
 */
export function headerFields({
  testCase,
  configured,
  parameters,
  contentType,
  cookies,
  placed,
}: FieldSources): readonly HeaderField[] {
  const own: HeaderField[] = [...parameters];
  if (contentType !== undefined) own.push(['Content-Type', contentType]);
  own.push(...placed.headers);
  const overrides = testCase.headers ?? [];
  const taken = namesOf(overrides);
  const kept = own.filter(([name]) => !taken.has(name.toLowerCase()));
  const absent = withheld(testCase);
  const mine = new Set([...taken, ...namesOf(own), ...absent]);
  const others = configured.filter(([name]) => !mine.has(name.toLowerCase()) && name.toLowerCase() !== 'cookie');
  for (const name of namesOf(configured)) mine.add(name);
  const defaults: HeaderField[] = [['Accept', acceptOf(testCase.operation)] as const, ...DEFAULTS].filter(
    ([name]) => !mine.has(name.toLowerCase()),
  );
  const given = absent.includes('cookie')
    ? []
    : configured.filter(([name]) => name.toLowerCase() === 'cookie').map(([, value]) => value);
  const jar = taken.has('cookie') ? [] : [...given, ...cookies];
  const cookie: HeaderField[] = jar.length === 0 ? [] : [['Cookie', jar.join('; ')]];
  return [...defaults, ...others, ...kept, ...cookie, ...overrides];
}

function namesOf(fields: readonly HeaderField[]): Set<string> {
  return new Set(fields.map(([name]) => name.toLowerCase()));
}

/** Names that configured fields must not fill in, because the case is about their absence. */
function withheld({ operation, credentials, intent }: Case): readonly string[] {
  const names: string[] = [];
  if (intent.kind === 'invalid' && intent.violation.part === 'header')
    names.push(intent.violation.at.split('/')[1]?.toLowerCase() ?? '');
  if (credentials.kind === 'supplied') return names;
  for (const { scheme } of operation.security.flat()) {
    if (scheme.type !== 'apiKey') names.push('authorization');
    else if (scheme.in === 'header') names.push(scheme.parameter.toLowerCase());
    else if (scheme.in === 'cookie') names.push('cookie');
  }
  return names;
}
