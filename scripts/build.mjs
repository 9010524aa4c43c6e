// npm run build: dist/ from nothing.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root } from './setup.mjs';

install();
rmSync(join(root, 'dist'), { recursive: true, force: true });
build();
