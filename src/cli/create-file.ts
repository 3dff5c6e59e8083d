import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../core/errors.ts";

/** Writes a new file and the directories above it. Throws `UserError` when it exists already or cannot be written. */
export async function createFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      throw new UserError("exists", `${path} exists already.`, "Change that file, or move it away first.", { cause });
    }
    throw new UserError("unwritable", `${path} could not be written.`, "Check that the directory may be written.", {
      cause,
    });
  }
}
