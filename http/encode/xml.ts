import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import type { SchemaHints } from './schema-hints.ts';
import { scalarText } from './style.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** OpenAPI XML Object, as far as it is there. */
interface XmlHints {
  readonly name: string | undefined;
  readonly prefix: string | undefined;
  readonly namespace: string | undefined;
  /** OpenAPI 3.2 `nodeType`; `attribute: true` and `wrapped: true` are its older spellings. */
  readonly node: 'element' | 'attribute' | 'text' | 'cdata' | 'none';
}

/**
 * A JSON value as an XML document, by the schema's XML Objects: names, namespaces, attributes, wrapped arrays, text nodes.
 * The root takes its name from `xml.name`, else from its component, else it is `root`.
 */
export function xmlText(value: Json, hints: SchemaHints): string {
  const xml = xmlHints(hints, isArray(value));
  const name = xml.name ?? hints.component ?? 'root';
  const body = isArray(value)
    ? value.map((item) => element('item', item, hints.items())).join('')
    : content(value, hints);
  return `<?xml version="1.0" encoding="UTF-8"?>${tag(name, xml, isArray(value) ? '' : attributes(value, hints), body)}`;
}

function element(name: string, value: Json, hints: SchemaHints): string {
  const xml = xmlHints(hints, isArray(value));
  if (isArray(value)) {
    const itemHints = hints.items();
    const wrapped = xml.node === 'element';
    // The array's own name applies to its wrapper only (OpenAPI, XML Object).
    const inner = value.map((item) => element(name, item, itemHints)).join('');
    return wrapped ? tag(xml.name ?? name, xml, '', inner) : inner;
  }
  if (xml.node === 'none') return content(value, hints);
  if (xml.node === 'text') return escaped(scalarText(value));
  if (xml.node === 'cdata') return `<![CDATA[${legal(scalarText(value)).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return value === null
    ? tag(xml.name ?? name, xml, ` xmlns:xsi="${XSI}" xsi:nil="true"`, '')
    : tag(xml.name ?? name, xml, attributes(value, hints), content(value, hints));
}

/** The child nodes of an object, or the text of a scalar. */
function content(value: Json, hints: SchemaHints): string {
  if (!isObject(value)) return value === null ? '' : escaped(scalarText(value));
  return membersOf(value)
    .filter(([name, inner]) => xmlHints(hints.property(name), isArray(inner)).node !== 'attribute')
    .map(([name, inner]) => element(name, inner, hints.property(name)))
    .join('');
}

function attributes(value: Json, hints: SchemaHints): string {
  if (!isObject(value)) return '';
  return membersOf(value)
    .flatMap(([name, inner]) => {
      const xml = xmlHints(hints.property(name), isArray(inner));
      if (xml.node !== 'attribute' || inner === null) return [];
      const text = isArray(inner) ? inner.map(scalarText).join(' ') : scalarText(inner);
      const declared = xml.prefix && xml.namespace ? ` xmlns:${xml.prefix}="${escaped(xml.namespace)}"` : '';
      return [`${declared} ${qualified(xml.name ?? name, xml)}="${escaped(text).replaceAll('"', '&quot;')}"`];
    })
    .join('');
}

function tag(name: string, xml: XmlHints, attributeText: string, inner: string): string {
  const full = qualified(name, xml);
  const namespace = xml.namespace
    ? ` xmlns${xml.prefix ? `:${xml.prefix}` : ''}="${escaped(xml.namespace).replaceAll('"', '&quot;')}"`
    : '';
  return inner === ''
    ? `<${full}${namespace}${attributeText}/>`
    : `<${full}${namespace}${attributeText}>${inner}</${full}>`;
}

function qualified(name: string, { prefix }: XmlHints): string {
  const local = NAME.test(name) ? name : `_${name.replace(/[^\p{L}\p{N}._-]/gu, '_')}`;
  return prefix && NAME.test(prefix) ? `${prefix}:${local}` : local;
}

function xmlHints(hints: SchemaHints, array: boolean): XmlHints {
  const xml = hints.keyword('xml');
  const text = (name: string): string | undefined => {
    const value = member(xml, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const nodeType = text('nodeType');
  const node =
    nodeType === 'element' ||
    nodeType === 'attribute' ||
    nodeType === 'text' ||
    nodeType === 'cdata' ||
    nodeType === 'none'
      ? nodeType
      : member(xml, 'attribute') === true
        ? 'attribute'
        : array && member(xml, 'wrapped') !== true
          ? 'none'
          : 'element';
  return { name: text('name'), prefix: text('prefix'), namespace: text('namespace'), node };
}

function membersOf(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

/** Without the characters that XML 1.0 cannot hold at all (2.2). */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

function escaped(text: string): string {
  return legal(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
