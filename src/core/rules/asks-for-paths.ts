import type { Config } from "../config/config.ts";
import { isEverOn } from "../config/level-at.ts";
import { phantomCompletion } from "./trace/phantom-completion.ts";

/** Whether a rule is on that has to know every path of the repository. */
export function asksForPaths(config: Config): boolean {
  return isEverOn(config, phantomCompletion);
}
