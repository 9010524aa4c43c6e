import type { Family } from './family.ts';
import { type Json, type JsonObject, member } from './json.ts';
import type { Note } from './repairs/repair.ts';

/** The version of a document: as it is shown, and as it is read. */
export interface Version {
  readonly label: string;
  readonly family: Family;
  readonly notes: readonly Note[];
}

/** Reads `openapi` or `swagger`; a sentence where they name no version that Plumbline reads. */
export function readVersion(document: JsonObject): Version | string {
  const key = member(document, 'openapi') !== undefined && member(document, 'openapi') !== null ? 'openapi' : 'swagger';
  const written = member(document, key);
  if (written === undefined || written === null)
    return 'openapi has no value; write the version that the document follows, such as 3.1.0';
  if (typeof written === 'object')
    return `${key} must be a version such as 3.1.0, and is ${Array.isArray(written) ? 'a list' : 'an object'}; is the indentation right?`;
  const family = familyOf(written);
  if (!family)
    return `it says that it is OpenAPI ${JSON.stringify(written).slice(0, 40)}; Plumbline reads 2.0, 3.0, 3.1 and 3.2`;
  const notes: Note[] = [];
  const say = (pointer: string, message: string, remedy: string): void => {
    notes.push({
      code: 'version-odd',
      severity: 'warning',
      pointer,
      message,
      interpretation: `OpenAPI ${family}`,
      remedy,
    });
  };
  const proper = family === '2.0' ? '2.0' : undefined;
  if (typeof written !== 'string')
    say(`/${key}`, `${key} is a number, not text`, `put it in quotes: '${proper ?? `${family}.0`}'`);
  else if (family === '2.0' ? written !== '2.0' : !/^3\.[0-2]\.\d+/.test(written))
    say(
      `/${key}`,
      `${JSON.stringify(written)} is no version of OpenAPI to the letter`,
      `write ${proper ?? `${family}.0`}`,
    );
  if ((key === 'swagger') !== (family === '2.0'))
    say(
      `/${key}`,
      `the version of OpenAPI ${family} stands under ${key}`,
      `name it ${family === '2.0' ? 'swagger' : 'openapi'}`,
    );
  if (key === 'openapi' && member(document, 'swagger') !== undefined)
    say('/swagger', 'the document has both openapi and swagger', 'remove the one that does not hold');
  return { label: typeof written === 'string' ? written : family, family, notes };
}

function familyOf(written: Json): Family | undefined {
  if (written === 3) return '3.0';
  if (written === 2) return '2.0';
  const match = /^\s*v?(2|3\.[0-2])(?:\.\d+){0,2}(?:-[\w.+-]+)?(?:\.x)?\s*$/i.exec(String(written));
  if (match?.[1] === '2') return '2.0';
  return (['3.0', '3.1', '3.2'] as const).find((family) => family === match?.[1]);
}
