/** What logs carry: ids, names, numbers. Never document text, payloads, tokens or signatures. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A logger with bound fields; messages are constant texts, what varies goes into the fields. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Log;
}
