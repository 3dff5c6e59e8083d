import type { ConfigText } from "../../core/snapshot/pull-request.ts";
import type { ConfiguredCommit } from "./pull-request-query.ts";

/** No configuration can be read from this: YAML knows no NUL. */
const UNREADABLE = "\0";

/**
 * The configuration in a commit, `.yml` before `.yaml`. What is there and is no text (a directory, a binary file)
 * must not pass for an absent configuration, which would be the lenient one, so its text is one that nobody can parse.
 */
export function findConfig(commit: ConfiguredCommit | null): ConfigText | null {
  const entry = commit?.yml ?? commit?.yaml;
  if (!entry) return null;
  const name = commit?.yml ? "spec-kit-enforce.yml" : "spec-kit-enforce.yaml";
  return {
    path: `.github/${name}`,
    text: entry.object?.text ?? UNREADABLE,
    blobSha: entry.object?.oid ?? "",
  };
}
