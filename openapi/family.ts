/** The versions of the specification that differ in how a document is read. */
export type Family = '2.0' | '3.0' | '3.1' | '3.2';
