import type { Command } from "./command.ts";
import { help } from "./help.ts";
import { recheck } from "./recheck.ts";
import { status } from "./status.ts";

/** Every slash-command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [help, status, recheck];
