import type { Io } from "./io.ts";

/**
 * Whether to colour what goes to a stream: on a terminal, unless `NO_COLOR` is set or the terminal knows none, and
 * anywhere where `FORCE_COLOR` is set and `NO_COLOR` is not (no-color.org, force-color.org).
 */
export function wantsColors({ env }: Pick<Io, "env">, { isTTY }: { readonly isTTY: boolean }): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTTY && env.TERM !== "dumb";
}
