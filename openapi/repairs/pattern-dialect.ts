import { compiles } from '../pattern.ts';
import { join } from '../pointer.ts';
import { mended, type Repair } from './repair.ts';

const POSIX: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
  punct: '!-\\/:-@\\[-`{-~',
};

/** Patterns of other dialects: `/^x$/i`, `(?i)`, `(?P<n>x)`, `\A`, `\z`, `[[:alpha:]]`, `a++`. Written in that of ECMA-262. */
export const patternDialect: Repair = {
  code: 'pattern-dialect',
  summary:
    'pattern is written in the dialect of another language: `/…/i`, `(?i)`, `(?P<n>…)`, `\\A…\\z`, `[[:alpha:]]`',
  *mendSchema(schema, pointer) {
    const { pattern } = schema;
    if (typeof pattern !== 'string') return;
    const meant = translated(pattern);
    if (meant === pattern || !compiles(meant)) return;
    schema.pattern = meant;
    yield mended(
      'pattern-dialect',
      join(pointer, 'pattern'),
      `${JSON.stringify(pattern.slice(0, 80))} is not in the dialect of ECMA-262`,
      meant.slice(0, 120),
      'write it so',
    );
  },
};

function translated(pattern: string): string {
  let source = pattern;
  let insensitive = false;
  const delimited = /^\/(\^[\s\S]*|[\s\S]*\$)\/([a-z]*)$/.exec(source);
  if (delimited) {
    source = delimited[1] ?? '';
    insensitive = delimited[2]?.includes('i') ?? false;
  }
  const inline = /^(\^?)\(\?([imsux]+)\)/.exec(source);
  if (inline) {
    source = (inline[1] ?? '') + source.slice(inline[0].length);
    insensitive ||= inline[2]?.includes('i') ?? false;
  }
  source = source
    .replace(/^\\A/, '^')
    .replace(/\\[zZ]$/, '$')
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole);
  // A possessive quantifier or an atomic group only keeps a matcher from going back.
  if (!compiles(source)) source = source.replace(/([*+?}])\+/g, '$1').replace(/\(\?>/g, '(?:');
  return insensitive ? caseless(source) : source;
}

/** ECMA-262 has no flags in patterns before 2025: every letter outside of an escape in both cases. */
function caseless(source: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === '\\') {
      const escaped = /^\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/.exec(
        source.slice(i),
      )?.[0];
      out += escaped ?? c;
      i += (escaped ?? c).length - 1;
    } else if (c === '(' && /^\(\?<\w+>/.test(source.slice(i))) {
      const name = /^\(\?<\w+>/.exec(source.slice(i))?.[0] ?? c;
      out += name;
      i += name.length - 1;
    } else if (inClass && /^[a-z]-[a-z]|^[A-Z]-[A-Z]/.test(source.slice(i))) {
      const range = source.slice(i, i + 3);
      out += range.toLowerCase() + range.toUpperCase();
      i += 2;
    } else if (/[A-Za-z]/.test(c)) {
      const both = c.toLowerCase() + c.toUpperCase();
      out += inClass ? both : `[${both}]`;
    } else {
      if (c === '[') inClass = true;
      else if (c === ']') inClass = false;
      out += c;
    }
  }
  return out;
}
