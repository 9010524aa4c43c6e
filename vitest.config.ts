import { defineConfig } from 'vitest/config';

const ignored = ['node_modules/**', 'dist/**', 'plumbline-report/**', 'examples/vitest/**'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'units', include: ['**/*.test.ts'], exclude: ignored, testTimeout: 20_000 } },
      { test: { name: 'conformance', include: ['suites/**/*.suite.ts'], exclude: ignored, testTimeout: 120_000 } },
    ],
  },
});
