import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UserError } from "../../core/errors.ts";

const run = promisify(execFile);

/** Most bytes that one git command may print. */
const LARGEST_OUTPUT = 512 * 1024 * 1024;

/** What a git command printed. Throws what `execFile` throws when it fails. */
export async function git(directory: string, args: readonly string[]): Promise<Buffer> {
  const options = { cwd: directory, encoding: "buffer", maxBuffer: LARGEST_OUTPUT } as const;
  const { stdout } = await run("git", ["--no-optional-locks", ...args], options);
  return stdout;
}

/**
 * Absolute path of the repository's root, or null outside git or without git. Throws `UserError` where git refuses to
 * work in a repository that somebody else owns: taking it for no repository would give another verdict.
 */
export async function repositoryRoot(directory: string): Promise<string | null> {
  try {
    return (await git(directory, ["rev-parse", "--show-toplevel"])).toString("utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    if (!String((cause as { readonly stderr?: unknown }).stderr).includes("safe.directory")) return null;
    const hint = "Allow it with `git config --global --add safe.directory`, or run as the owner.";
    throw new UserError("git-owner", `Git does not trust the owner of ${directory}.`, hint, { cause });
  }
}

/** The commit where HEAD and `ref` parted. Throws `UserError` when there is no such commit or no common history. */
export async function mergeBase(root: string, ref: string): Promise<string> {
  const commit = await resolveCommit(root, ref);
  try {
    return firstLine(await git(root, ["merge-base", "HEAD", commit]));
  } catch (cause) {
    const hint = "Fetch more history (`git fetch --unshallow`), or name a branch that this one comes from.";
    throw new UserError("no-merge-base", `"${ref}" and HEAD have no commit in common.`, hint, { cause });
  }
}

async function resolveCommit(root: string, ref: string): Promise<string> {
  try {
    return firstLine(await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));
  } catch (cause) {
    throw new UserError(
      "unknown-ref",
      `"${ref}" is not a commit of this repository.`,
      "Fetch it, or name another one.",
      {
        cause,
      },
    );
  }
}

function firstLine(output: Buffer): string {
  return output.toString("utf8").split("\n", 1)[0] ?? "";
}
