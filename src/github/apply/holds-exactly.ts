import type { FileBytes } from "../../core/effects/effect.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { gitBlobSha } from "../git-blob-sha.ts";

/**
 * Whether a commit changes its parent by exactly these files with exactly these bytes, told by one comparison. Modes are
 * not in it: they are those of the parent on both sides.
 */
export async function holdsExactly(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  commit: { readonly sha: string; readonly parentSha: string },
  files: readonly FileBytes[],
): Promise<boolean> {
  const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
  const basehead = `${commit.parentSha}...${commit.sha}`;
  const { data } = await octokit.request(route, { owner, repo: name, basehead, per_page: 1, page: 1 });
  const held = new Map(
    (data.files ?? []).map(({ filename, sha, status }) => [filename, status === "removed" ? null : sha]),
  );
  const isHeld = ({ path, bytes }: FileBytes) => held.get(path) === gitBlobSha(bytes, commit.sha.length);
  return held.size === files.length && files.every(isHeld);
}
