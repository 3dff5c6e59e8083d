import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../core/errors.ts";
import type { Io } from "./io.ts";

/** The real absolute path of something that exists. Throws `UserError` when it does not. */
export async function existingPath(io: Io, path: string): Promise<string> {
  if (path === "-") {
    throw new UserError("standard-input", "Standard input is not read.", "Write it to a file and name that.");
  }
  try {
    return await realpath(resolve(io.directory, path));
  } catch (cause) {
    throw new UserError("no-such-path", `There is no "${path}".`, "Check the path.", { cause });
  }
}
