import type { Case, ParameterValue } from '../../http/case.ts';
import type { FixedParameter } from '../fixed-parameters.ts';
import { type CaseGenerator, type CaseSource, isSkip } from '../generator.ts';

/** The same generator, whose cases give parameters the values that are fixed for them. */
export function settled(generator: CaseGenerator): CaseGenerator {
  return {
    ...generator,
    cases(operation, context) {
      const source = generator.cases(operation, context);
      return isSkip(source) ? source : withFixed(source, context.fixed?.(operation) ?? []);
    },
  };
}

/** The same cases with these values. Systematic cases that come to the same are one. */
function withFixed(source: CaseSource, fixed: readonly FixedParameter[]): CaseSource {
  if (fixed.length === 0) return source;
  const { draw } = source;
  const systematic = new Map<string, Case>();
  for (const testCase of source.systematic.map((one) => filled(one, fixed))) {
    const key = keyOf(testCase);
    if (!systematic.has(key)) systematic.set(key, testCase);
  }
  return {
    systematic: [...systematic.values()],
    ...(draw && {
      draw(index) {
        const drawn = draw(index);
        return drawn && filled(drawn, fixed);
      },
    }),
  };
}

function filled(testCase: Case, fixed: readonly FixedParameter[]): Case {
  let { parameters } = testCase;
  for (const one of fixed) {
    if (isAbout(testCase, one)) continue;
    const others = parameters.filter((given) => !isSame(given, one));
    parameters = [...others, { in: one.in, name: one.name, value: one.value }];
  }
  return { ...testCase, parameters };
}

/** Whether a case breaks this very parameter. */
function isAbout({ intent }: Case, { in: location, name }: FixedParameter): boolean {
  if (intent.kind !== 'invalid' || intent.violation.part !== location) return false;
  const [, broken = ''] = intent.violation.at.split('/');
  return broken.replace(/~1/g, '/').replace(/~0/g, '~') === name;
}

function isSame(given: ParameterValue, { in: location, name }: FixedParameter): boolean {
  if (given.in !== location) return false;
  return location === 'header' ? given.name.toLowerCase() === name.toLowerCase() : given.name === name;
}

/** What tells one case from another: all of it, but for what a valid request was chosen for. */
function keyOf({ operation: _, intent, parameters, ...rest }: Case): string {
  const sorted = [...parameters].sort((a, b) => (`${a.in} ${a.name}` < `${b.in} ${b.name}` ? -1 : 1));
  return JSON.stringify([intent.kind === 'valid' ? 'valid' : intent, sorted, rest], (_, value: unknown) =>
    Object.is(value, -0) ? '-0' : value,
  );
}
