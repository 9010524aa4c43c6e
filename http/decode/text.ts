/** A text as it stood on the wire, decoded every way that readers of its place use. The usual one first. */
export function decodings(wire: string, place: 'path' | 'query' | 'header' | 'cookie'): readonly string[] {
  const found = new Set<string>();
  const add = (text: string): void => {
    found.add(text);
    // A proxy and the application may each decode.
    if (text.includes('%')) found.add(percentDecoded(text));
  };
  switch (place) {
    case 'path':
      add(percentDecoded(wire));
      break;
    case 'query':
      add(percentDecoded(wire.replaceAll('+', ' ')));
      add(percentDecoded(wire));
      break;
    case 'cookie':
      add(percentDecoded(wire));
      found.add(wire);
      for (const text of [...found]) {
        if (/^".*"$/.test(text)) found.add(text.slice(1, -1));
        if (text.includes('+')) found.add(text.replaceAll('+', ' '));
      }
      break;
    case 'header':
      found.add(wire.trim());
      found.add(percentDecoded(wire.trim()));
      // RFC 9110, 5.5: octets above 0x7F are opaque; some read them as UTF-8.
      if (/[\x80-\xFF]/.test(wire)) found.add(Buffer.from(wire.trim(), 'latin1').toString('utf8'));
      break;
  }
  return [...found];
}

/** Percent-decoded once. Triplets that are no UTF-8 stay as they are. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(%[0-9A-Fa-f]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
