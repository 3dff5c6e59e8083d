import { check } from "./check.ts";
import { config } from "./config.ts";
import { explain } from "./explain.ts";
import { graph } from "./graph.ts";
import { init } from "./init.ts";
import { next } from "./next.ts";
import { parse } from "./parse.ts";
import { scaffold } from "./scaffold.ts";
import { serve } from "./serve.ts";
import { status } from "./status.ts";
import type { Subcommand } from "./subcommand.ts";
import { tick } from "./tick.ts";

/** Every subcommand, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  check,
  status,
  next,
  graph,
  parse,
  tick,
  explain,
  config,
  init,
  scaffold,
  serve,
];
