import { grouped } from './count.ts';

/** So many rows a table: a longer one is laid out when somebody opens it. */
const ROWS = 100;
/** From so many rows on they can be filtered. */
const MANY = 12;

/** One row for each operation, in as many tables as stay quick: all but the first are closed. */
export function operationTables(
  kind: 'matrix' | 'coverage',
  title: string,
  head: string,
  rows: readonly string[],
  after = '',
): string {
  const tables: string[] = [];
  for (let first = 0; first < rows.length; first += ROWS) {
    const own = rows.slice(first, first + ROWS);
    const last = first + own.length;
    const range = rows.length > ROWS ? `, operations ${first + 1} to ${last}` : '';
    const table = `<div class="scroll ${kind}" tabindex="0" role="group" aria-label="table of ${title}${range}"><table><thead><tr>${head}</tr></thead><tbody>${own.join('\n')}</tbody></table></div>`;
    tables.push(
      first === 0
        ? table
        : `<details class="more"><summary>operations ${grouped(first + 1)} to ${grouped(last)}</summary>${table}</details>`,
    );
  }
  const search =
    rows.length >= MANY
      ? `<div class="tools"><input type="search" data-rows="${kind}" placeholder="Search operations …" aria-label="search operations of ${title}"></div>`
      : '';
  return `<section id="${kind}" aria-labelledby="h-${kind}"><h2 id="h-${kind}">${title}</h2>${search}${tables.join('')}${after}</section>`;
}
