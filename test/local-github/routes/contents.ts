import { appOf } from "../auth/actor.ts";
import type { PathEntry } from "../git/types.ts";
import { optionalText, textField, textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import { webFlow, writeCommit } from "../world/commit-files.ts";
import { moveBranch } from "../world/move-branch.ts";
import { notFound, Refusal, unprocessable } from "../world/refusal.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { findCommit, tipOf, treeOf } from "../world/revisions.ts";
import { refusalsOfPush, violationText } from "../world/rules.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

const megabyte = 1_048_576;
/** A directory lists no more entries. */
const maxEntries = 1000;

export const contentRoutes: readonly Route[] = [
  repositoryRoute("GET", "/contents/{path}", { contents: "read" }, readContent),
  repositoryRoute("PUT", "/contents/{path}", { contents: "write" }, writeContent),
];

function readContent(exchange: RepositoryExchange): Reply {
  const { repository, params, query } = exchange;
  const path = textParam(params, "path").replace(/\/$/, "");
  const commit = findCommit(repository, query.get("ref") ?? repository.defaultBranch);
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${query.get("ref")}`);
  const entry = repository.git.entryAt(treeOf(repository, commit), path);
  if (entry === undefined) throw notFound();
  if (entry.mode === "040000") return listDirectory(exchange, path, entry);
  const bytes = repository.git.readBlob(entry.sha) ?? new Uint8Array();
  if (/\braw\b/.test(exchange.accept)) {
    return complete(200, Buffer.from(bytes), { "Content-Type": "application/vnd.github.raw; charset=utf-8" });
  }
  return reply(200, { ...entryView(exchange, path, entry), ...encoded(bytes) });
}

/** Between one and a hundred megabytes the content is left out, and says so only in `encoding`. */
function encoded(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.length > megabyte) return { encoding: "none", content: "" };
  return { encoding: "base64", content: wrapped(bytes) };
}

/** GitHub breaks its base64 into lines of sixty. */
export function wrapped(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("base64")
    .replaceAll(/.{60}|.+$/g, "$&\n");
}

function listDirectory(exchange: RepositoryExchange, path: string, directory: PathEntry): Reply {
  const entries = exchange.repository.git.readTree(directory.sha) ?? [];
  return reply(
    200,
    entries
      .slice(0, maxEntries)
      .map((entry) => entryView(exchange, path === "" ? entry.name : `${path}/${entry.name}`, entry)),
  );
}

function entryView({ repository, url }: RepositoryExchange, path: string, entry: PathEntry): Record<string, unknown> {
  const root = url.slice(0, url.indexOf("/repos/"));
  const name = fullNameOf(repository);
  const self = `${root}/repos/${name}/contents/${path}`;
  const html = `${root}/${name}/blob/${repository.defaultBranch}/${path}`;
  const git = `${root}/repos/${name}/git/blobs/${entry.sha}`;
  return {
    type: typeOf(entry),
    name: path.split("/").at(-1),
    path,
    sha: entry.sha,
    size: repository.git.readBlob(entry.sha)?.length ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: entry.mode === "040000" ? null : `${root}/raw/${name}/${path}`,
    _links: { self, git, html },
  };
}

function typeOf({ mode }: PathEntry): string {
  if (mode === "040000") return "dir";
  return mode === "120000" ? "symlink" : "file";
}

function writeContent(exchange: RepositoryExchange): Reply {
  const { world, repository, params, body, show, actor } = exchange;
  const path = textParam(params, "path");
  const branch = optionalText(body, "branch") ?? repository.defaultBranch;
  const tip = tipOf(repository, branch);
  const isNew = refuseStale(repository, tip, path, optionalText(body, "sha"));
  const author = writerOf(exchange);
  const sha = writeCommit(world, repository, {
    parent: tip,
    files: { [path]: Buffer.from(textField(body, "content"), "base64") },
    message: textField(body, "message"),
    author,
    committer: webFlow(world),
  });
  const refusals = refusalsOfPush(repository, branch, sha, appOf(actor));
  if (refusals.length > 0) throw new Refusal(409, violationText(refusals));
  moveBranch(world, repository, branch, sha, author);
  const entry = repository.git.entryAt(treeOf(repository, sha), path);
  return reply(isNew ? 201 : 200, {
    content: entry === undefined ? null : entryView(exchange, path, entry),
    commit: show.commits.gitCommit(repository, sha),
  });
}

/** Whether the file is new. A `sha` given for a file that is not there is ignored, as GitHub does. */
function refuseStale(repository: Repository, tip: string, path: string, sha: string | undefined): boolean {
  const known = repository.git.entryAt(treeOf(repository, tip), path);
  if (known === undefined) return true;
  if (sha === undefined) throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== known.sha) throw new Refusal(409, `${path} does not match ${sha}`);
  return false;
}
