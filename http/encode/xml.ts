import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { scalarText } from './style.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9._-]*$/;

/** A JSON value as an XML document: members are elements, items repeat their element. The root is `root`. */
export function xmlText(value: Json): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('root', value)}`;
}

function element(name: string, value: Json): string {
  if (isArray(value)) return value.map((item) => element(name, item)).join('');
  const tag = NAME.test(name) ? name : '_';
  const inner = isObject(value)
    ? Object.entries(value)
        .map(([key, member]) => (member === undefined ? '' : element(key, member)))
        .join('')
    : escape(scalarText(value));
  return `<${tag}>${inner}</${tag}>`;
}

function escape(text: string): string {
  // Characters that XML 1.0 cannot hold are dropped.
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
