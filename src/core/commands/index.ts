import { block } from "./block.ts";
import { cancel } from "./cancel.ts";
import type { Command } from "./command.ts";
import { fix } from "./fix.ts";
import { graph } from "./graph.ts";
import { help } from "./help.ts";
import { link } from "./link.ts";
import { next } from "./next.ts";
import { override } from "./override.ts";
import { recheck } from "./recheck.ts";
import { scaffold } from "./scaffold.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { tick } from "./tick.ts";
import { unlink } from "./unlink.ts";
import { untick } from "./untick.ts";
import { waive } from "./waive.ts";
import { why } from "./why.ts";

/** Every slash-command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  help,
  status,
  why,
  next,
  show,
  graph,
  recheck,
  link,
  unlink,
  tick,
  untick,
  start,
  block,
  cancel,
  fix,
  scaffold,
  waive,
  override,
];
