import type { Io } from "../../../src/cli/io.ts";
import { run } from "../../../src/cli/main.ts";

/** What one call printed and how it ended. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, as if called in `directory`. */
export async function cli(directory: string, argv: readonly string[], env: Io["env"] = {}): Promise<Printed> {
  const printed = { out: "", err: "" };
  const output = (name: "out" | "err") => ({
    isTTY: false,
    write(text: string) {
      printed[name] += text;
    },
  });
  const code = await run(argv, { directory, env, out: output("out"), err: output("err") });
  return { code, ...printed };
}
