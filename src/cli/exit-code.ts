/** What a call ends with: 0 clean, 1 findings that fail or an edit refused, 2 could not run, or could not read the whole. */
export type ExitCode = 0 | 1 | 2;
