import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // One set of reports for everything that vitest ran: html, json and JUnit, beside what vitest prints.
    reporters: ['default', ['plumbline/reporter', { reports: ['html', 'json', 'junit'] }]],
  },
});
