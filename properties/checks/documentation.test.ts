import { expect, test } from 'vitest';
import { checksPage } from './documentation.ts';
import { checks } from './index.ts';

test('docs/checks.md is what the registry says', async () => {
  await expect(checksPage(checks)).toMatchFileSnapshot('../../docs/checks.md');
});
