const COMMAND = /^[ \t]*\/spec[ \t\r\n]/im;

/** A cheap look before anything is stored; the job reads the text again and parses it properly. */
export function mayHoldCommand(body: string | null): boolean {
  return COMMAND.test(`${body ?? ""}\n`);
}
