import { copy } from './script/copy.ts';
import { filter } from './script/filter.ts';
import { lazy } from './script/lazy.ts';
import { rows } from './script/rows.ts';
import { theme } from './script/theme.ts';

/** The script of the report: everything in it only moves, filters and shows what the page holds. */
export const script = `'use strict';
(() => {${theme}${filter}${rows}${lazy}${copy}show();
})();
`;

/** The script of a page of tables. */
export const tableScript = `'use strict';
(() => {${theme}${rows}})();
`;
