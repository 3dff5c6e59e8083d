import type { Command } from "./command.ts";
import { graph } from "./graph.ts";
import { help } from "./help.ts";
import { next } from "./next.ts";
import { recheck } from "./recheck.ts";
import { show } from "./show.ts";
import { status } from "./status.ts";
import { why } from "./why.ts";

/** Every slash-command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [help, status, why, next, show, graph, recheck];
