import { defineCheck } from '../check.ts';
import { textOf } from '../judge/answer-text.ts';
import { convention } from './clauses.ts';

/** Each matches a frame, a path with a line number or a statement, never a single word. */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['a JavaScript stack trace', /(^|\\n|\n)\s+at [^\n(]{1,200}\((?:[^\n():]+|node:[^\n():]+):\d+:\d+\)/],
  ['a JavaScript stack trace', /(^|\\n|\n)\s+at (?:file:\/\/)?(?:\/|[A-Z]:\\)[^\n():]{1,200}\.[cm]?[jt]sx?:\d+:\d+/],
  ['a Python traceback', /Traceback \(most recent call last\)|File \\?"[^"\n]{1,200}\\?", line \d+, in /],
  ['a Java stack trace', /(^|\\n|\n|\\t|\t)\s*at [\w$.]{3,200}\([\w$]+\.(java|kt|scala):\d+\)/],
  ['a .NET stack trace', /\bat [\w.<>`]{3,200}\([^)\n]{0,200}\) in [^\n]{1,200}:line \d+/],
  ['a Go stack trace', /goroutine \d+ \[[a-z ]+\]:|\/[\w./-]{1,200}\.go:\d+ \+0x/],
  [
    'a Ruby or PHP backtrace',
    /[\w./-]{2,200}\.rb:\d+:in [`']|#\d+ \/[\w./-]{1,200}\.php\(\d+\): |(Fatal error|Warning|Notice)<\/b>: .{1,200} on line <b>\d+/,
  ],
  [
    'a source path',
    /(?:\/(?:srv|usr|home|var|opt|app|www|Users)|[A-Z]:\\{1,2})[\w./\\-]{1,200}\.(?:[cm]?[jt]sx?|py|rb|php|java|kt|go|cs|rs)(?::\d+|, line \d+|\(\d+\)| on line \d+)/,
  ],
  [
    'a framework banner',
    /Whitelabel Error Page|Werkzeug Debugger|Django Version:|DEBUG = True|Apache Tomcat\/\d|<title>(?:Action Controller: Exception caught|Error: [A-Z]\w+Exception)|Microsoft \.NET Framework Version:/,
  ],
  [
    'an SQL statement',
    /\b(SELECT\s.{1,200}\sFROM\s|INSERT INTO\s.{1,200}\sVALUES|UPDATE\s.{1,200}\sSET\s.{1,100}\sWHERE\s|SQLSTATE\[|ORA-\d{5}:|syntax error at or near ")/,
  ],
];

export const noInternalsLeaked = defineCheck({
  id: 'no-internals-leaked',
  family: 'contract',
  level: 'convention',
  severity: 'warning',
  requirement: 'An answer tells nothing about the inside of the server.',
  clause: convention('error answers are for clients (CWE-209)'),
  appliesTo: ({ response }) => response.status >= 400 && response.body.length > 20,
  *inspect(exchange) {
    const text = textOf(exchange.response).slice(0, 100_000);
    const sent = exchange.request.body ? new TextDecoder().decode(exchange.request.body) : '';
    for (const [name, pattern] of SIGNS) {
      const found = pattern.exec(text)?.[0].trim();
      if (found && !sent.includes(found)) {
        yield {
          expected: 'an explanation of what is wrong with the request',
          actual: `${name}: ${found.slice(0, 80)}`,
          at: exchange.case.operation.pointer,
          keyword: name,
        };
        return;
      }
    }
  },
});
