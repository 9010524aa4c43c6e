const FORMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['date-time', /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['uri', /^[a-z][a-z0-9+.-]*:\/\/\S+$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['integer', /^-?\d{1,18}$/],
];

/** The form of a text that a client may rely on, whatever the document says; `undefined` for free text. */
export function formOf(text: string): string | undefined {
  return text.length > 300 ? undefined : FORMS.find(([, pattern]) => pattern.test(text))?.[0];
}
