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
  const { headers: overrides = [], operation } = testCase;
  const absent = withheld(testCase);
  const given = configured.filter(([name]) => !isCookie(name) && !isAmong(own, name) && !absent.includes(lower(name)));
  const fields: HeaderField[] = [];
  for (const standard of [['Accept', acceptOf(operation)] as const, ...DEFAULTS]) {
    const [name] = standard;
    const taken = isAmong(own, name) || isAmong(configured, name) || absent.includes(lower(name));
    if (!taken && !isAmong(overrides, name)) fields.push(standard);
  }
  for (const field of [...given, ...own]) if (!isAmong(overrides, field[0])) fields.push(field);
  if (!isAmong(overrides, 'cookie')) {
    const kept = absent.includes('cookie') ? [] : configured.filter(([name]) => isCookie(name));
    const jar = [...kept.map(([, value]) => value), ...cookies];
    if (jar.length > 0) fields.push(['Cookie', jar.join('; ')]);
  }
  fields.push(...overrides);
  return fields;
}

const lower = (name: string): string => name.toLowerCase();
const isCookie = (name: string): boolean => lower(name) === 'cookie';

function isAmong(fields: readonly HeaderField[], name: string): boolean {
  return fields.some(([other]) => other.length === name.length && lower(other) === lower(name));
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
