// npm start: sets up, then runs the main job. Arguments after `--` go to `plumbline`.
import { setUp } from './setup.mjs';

setUp();
await import('../dist/cli/main.js');
