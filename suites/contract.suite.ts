import { describeContract } from './vitest.ts';

// The document, the target and the credentials come from the environment and .env (see .env.example); without any, the
// bundled document is held against the embedded mock.
await describeContract();
