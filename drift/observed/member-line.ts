import { MOST_SAMPLES, type ObservedMember } from './observation.ts';

const LINE =
  /^(always|sometimes) ([a-z]+(?:\|[a-z]+)*)(?: in (\S+))?(?: as (\S+))?(?: (\S+)\.\.(\S+))?( undocumented)?( sent)?(?: ×(\d+))?$/;

/**
 * An observed member as one line that reads aloud: `always string in ebook|paper`, `sometimes integer 0..100 ×12`. The
 * count stands there only where it is small.
 */
export function writeMember({
  presence,
  types,
  values,
  form,
  range,
  undocumented,
  sent,
  samples,
}: ObservedMember): string {
  return [
    presence,
    types.join('|'),
    ...(values ? [`in ${values.join('|')}`] : []),
    ...(form === undefined ? [] : [`as ${form}`]),
    ...(range ? [`${range[0]}..${range[1]}`] : []),
    ...(undocumented ? ['undocumented'] : []),
    ...(sent ? ['sent'] : []),
    ...(samples < MOST_SAMPLES ? [`×${samples}`] : []),
  ].join(' ');
}

/** The member that this line says; `undefined` where it is none. */
export function parseMember(line: string): ObservedMember | undefined {
  const match = LINE.exec(line);
  if (!match) return undefined;
  const [, presence, types = '', values, form, least, greatest, undocumented, sent, samples] = match;
  const range = [Number(least), Number(greatest)] as const;
  if (least !== undefined && range.some(Number.isNaN)) return undefined;
  return {
    presence: presence === 'always' ? 'always' : 'sometimes',
    samples: samples === undefined ? MOST_SAMPLES : Number(samples),
    types: types.split('|'),
    ...(undocumented !== undefined && { undocumented: true as const }),
    ...(sent !== undefined && { sent: true as const }),
    ...(values !== undefined && { values: values.split('|') }),
    ...(form !== undefined && { form }),
    ...(least !== undefined && { range }),
  };
}
