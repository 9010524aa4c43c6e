import type { Case } from '../../http/case.ts';
import { jsonText } from '../../http/encode/json-text.ts';
import { isJson } from '../../http/media-type.ts';

/** Texts that are no JSON (RFC 8259), each one slip away from the body that is accepted. */
export function* brokenJson(base: Case): Generator<Case> {
  const { body } = base;
  if (!body || body.mediaType === null || !isJson(body.mediaType) || !('value' in body)) return;
  const { mediaType } = body;
  const plain = jsonText(body.value);
  const inside = plain.endsWith('}') && plain !== '{}';
  const broken = (summary: string, text: string): Case => ({
    ...base,
    body: { mediaType, text },
    intent: { kind: 'protocol', probe: { id: 'malformed-json', summary } },
  });
  // The beginning of a number is a number.
  yield broken('JSON that ends in the middle', /^[[{"tfn]/.test(plain) ? plain.slice(0, -1) : `[${plain}`);
  yield broken('text that is no JSON', 'this is not json');
  yield broken('JSON with a trailing comma', inside ? `${plain.slice(0, -1)},}` : `${plain},`);
  yield broken('JSON in single quotes', plain.includes('"') ? plain.replaceAll('"', "'") : "'a'");
  yield broken('JSON with data behind it', `${plain} trailing`);
  yield broken('JSON with a comment', `${plain}/* comment */`);
  yield broken('JSON with a member name without quotes', inside ? plain.replace('"', '').replace('":', ':') : '{a:1}');
  yield broken('the text NaN, which is no JSON', 'NaN');
  yield broken('a control character inside a string', inside ? `{"plumbline":"\u0001",${plain.slice(1)}` : '"\u0001"');
}
