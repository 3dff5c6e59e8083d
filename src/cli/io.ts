/** A stream that text is written to; `isTTY` decides on colours and progress. */
interface Output {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** Everything that the command line knows of the world around it. */
export interface Io {
  /** Directory that relative paths start from: where npm was called, or the working directory. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
}
