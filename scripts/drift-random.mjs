// npm run drift:random [pairs] [samples] [seed]: the law of drift/random.test.ts on many more schemas than a test run has.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup.mjs';

const [pairs = '2000', samples = '10000', seed = '1'] = process.argv.slice(2);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'drift/random.test.ts', '--testTimeout', '3600000'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PLUMBLINE_DRIFT_PAIRS: pairs,
    PLUMBLINE_DRIFT_SAMPLES: samples,
    PLUMBLINE_DRIFT_SEED: seed,
  },
});
process.exit(status ?? 1);
