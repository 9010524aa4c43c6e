const ADDRESS = new Set(['uri', 'url', 'iri']);

/**
 * Whether parsers agree that a text that is valid by the grammar of its format is usable. RFC 3986 lets an authority be
 * empty or any registered name; a host is what web addresses need (RFC 9110 section 4.2.1 and 4.2.2: an http or https URI
 * with an empty host must be refused), and the URL Standard refuses numbers that end as no IPv4 address does.
 */
export function agreed(format: string | undefined, text: string): boolean {
  return format === undefined || !ADDRESS.has(format) || URL.canParse(text);
}
