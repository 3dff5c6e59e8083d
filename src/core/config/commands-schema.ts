import { z } from "zod";
import { COMMANDS } from "../commands/index.ts";

const PERMISSION = z.enum(["anyone", "read", "triage", "write", "approver"]);

/** Who may use which slash-command, where it is not as the command has it. */
export const commandsSchema = z
  .strictObject(
    Object.fromEntries(
      COMMANDS.map(({ name, permission }) => [
        name,
        PERMISSION.optional().describe(`Who may use \`/spec ${name}\`; by default \`${permission}\`.`),
      ]),
    ),
  )
  .default({})
  .describe(
    "Who may use which slash-command; `approver` is somebody with write access who is not the author and did not push last.",
  );
