/** Takes the chunked transfer coding apart (RFC 9112, 7.1) as it comes in. */
export interface ChunkReader {
  /** The data in these octets, and how many octets came after the end of the message. */
  push(octets: Buffer): { readonly data: readonly Uint8Array[]; readonly rest: number };
  /** True after the last chunk and the trailer section. */
  readonly done: boolean;
  /** What is wrong, in one clause. */
  readonly broken: string | undefined;
}

const MOST_LINE = 8 * 1024;

/** A reader at the start of the first chunk. */
export function createChunkReader(): ChunkReader {
  let line = '';
  /** What comes next: the line with a size, `left` octets of data, the line end behind data, or a trailer line. */
  let expected: 'size' | 'data' | 'data-end' | 'trailer' | 'nothing' = 'size';
  let left = 0;
  let broken: string | undefined;

  const endOfLine = (): void => {
    const text = line;
    line = '';
    if (expected === 'data-end') {
      if (text === '') expected = 'size';
      else broken = `a chunk is longer than its size says: ${shown(text)}`;
    } else if (expected === 'trailer') {
      if (text === '') expected = 'nothing';
    } else {
      const size = /^([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]*)?$/.exec(text)?.[1];
      if (size === undefined) broken = `a chunk has the size ${shown(text)}`;
      else {
        left = Number.parseInt(size, 16);
        expected = left === 0 ? 'trailer' : 'data';
      }
    }
  };

  return {
    get done() {
      return expected === 'nothing';
    },
    get broken() {
      return broken;
    },
    push(octets) {
      const data: Uint8Array[] = [];
      let at = 0;
      while (at < octets.length && broken === undefined && expected !== 'nothing') {
        if (expected === 'data') {
          const piece = octets.subarray(at, at + left);
          data.push(piece);
          at += piece.length;
          left -= piece.length;
          if (left === 0) expected = 'data-end';
          continue;
        }
        const newline = octets.indexOf(0x0a, at);
        line += octets.subarray(at, newline < 0 ? octets.length : newline).toString('latin1');
        at = newline < 0 ? octets.length : newline + 1;
        if (line.length > MOST_LINE) broken = 'a line of the chunked coding is too long';
        else if (newline >= 0) {
          if (!line.endsWith('\r')) broken = `a line of the chunked coding ends without CR: ${shown(line)}`;
          line = line.slice(0, -1);
          if (broken === undefined) endOfLine();
        } else if (expected === 'data-end' && line.length > 1)
          broken = `a chunk is longer than its size says: ${shown(line)}`;
      }
      return { data, rest: octets.length - at };
    },
  };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
