import type { Log, LogFields } from "../../../src/ports/log.ts";

export interface LogLine extends LogFields {
  readonly level: string;
  readonly message: string;
}

/** A log that keeps what is written to it. */
export function recordingLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: LogFields, message: string) => void lines.push({ ...fields, level, message });
  const log: Log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), child: () => log };
  return { log, lines };
}
