/** fast-check as Plumbline uses it: what draws values of a format is made with it. */
export * as fc from 'fast-check';
