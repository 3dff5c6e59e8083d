import type { Mode, PathEntry, Signature } from "../git/types.ts";
import { optionalText, textField, textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import { signatureOf } from "../world/commit-files.ts";
import { notFound, Refusal, unprocessable } from "../world/refusal.ts";
import { findTree } from "../world/revisions.ts";
import { wrapped } from "./contents.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";
import { treeListing } from "./tree-listing.ts";

const maxBlobBytes = 100 * 1_048_576;

export const gitObjectRoutes: readonly Route[] = [
  repositoryRoute("GET", "/git/blobs/{file_sha}", { contents: "read" }, readBlob),
  repositoryRoute("POST", "/git/blobs", { contents: "write" }, createBlob),
  repositoryRoute("GET", "/git/trees/{tree_sha}", { contents: "read" }, readTree),
  repositoryRoute("POST", "/git/trees", { contents: "write" }, createTree),
  repositoryRoute("GET", "/git/commits/{commit_sha}", { contents: "read" }, ({ show, repository, params }) =>
    reply(200, show.commits.gitCommit(repository, textParam(params, "commit_sha"))),
  ),
  repositoryRoute("POST", "/git/commits", { contents: "write" }, createCommit),
];

function readBlob({ repository, params, accept, url }: RepositoryExchange): Reply {
  const sha = textParam(params, "file_sha");
  const bytes = repository.git.readBlob(sha);
  if (bytes === undefined) throw notFound();
  if (bytes.length > maxBlobBytes) throw new Refusal(403, "This API returns blobs up to 100 MB in size.");
  if (/\braw\b/.test(accept)) {
    return complete(200, Buffer.from(bytes), { "Content-Type": "application/vnd.github.raw; charset=utf-8" });
  }
  return reply(200, { sha, node_id: `B_${sha}`, url, size: bytes.length, encoding: "base64", content: wrapped(bytes) });
}

function createBlob({ repository, body, url }: RepositoryExchange): Reply {
  const encoding = optionalText(body, "encoding") ?? "utf-8";
  const bytes = Buffer.from(textField(body, "content"), encoding === "base64" ? "base64" : "utf8");
  const sha = repository.git.writeBlob(bytes);
  return reply(201, { sha, url: `${url}/${sha}` });
}

function readTree({ repository, params, query, url }: RepositoryExchange): Reply {
  const name = textParam(params, "tree_sha");
  const colon = name.indexOf(":");
  const root = findTree(repository, colon === -1 ? name : name.slice(0, colon));
  const path = colon === -1 ? "" : name.slice(colon + 1);
  const entry = root === null ? undefined : repository.git.entryAt(root, path);
  if (entry?.mode !== "040000") throw notFound();
  const listing = treeListing(repository.git, entry.sha, query.has("recursive"), gitUrl(url));
  return reply(200, { sha: entry.sha, url, tree: listing.entries, truncated: listing.truncated });
}

/** Of a route's own address, what stands before the kind of object. */
function gitUrl(url: string): string {
  return url.slice(0, url.indexOf("/git/") + "/git".length);
}

const modes: readonly string[] = ["100644", "100755", "040000", "160000", "120000"] satisfies Mode[];

function isMode(text: string): text is Mode {
  return modes.includes(text);
}

function createTree({ repository, body, url }: RepositoryExchange): Reply {
  const { git } = repository;
  const entries: readonly unknown[] = Array.isArray(body.tree) ? body.tree : [];
  const changes = new Map(entries.map((entry) => changeOf(entry, (text) => git.writeBlob(text))));
  const base = optionalText(body, "base_tree");
  const baseTree = base === undefined ? null : findTree(repository, base);
  if (base !== undefined && baseTree === null) throw unprocessable("base_tree is not a valid tree oid");
  const sha = git.applyChanges(baseTree, changes);
  const { entries: tree, truncated } = treeListing(git, sha, false, gitUrl(url));
  return reply(201, { sha, url: `${url}/${sha}`, tree, truncated });
}

function changeOf(entry: unknown, writeBlob: (text: string) => string): [string, PathEntry | null] {
  const fields = typeof entry === "object" && entry !== null ? { ...entry } : {};
  const { path, mode, sha, content } = fields as Record<string, unknown>;
  if (typeof path !== "string" || path === "" || path.startsWith("/") || path.split("/").includes("..")) {
    throw unprocessable("tree.path contains a malformed path component");
  }
  if (sha === null) return [path, null];
  if (typeof mode !== "string" || !isMode(mode)) throw unprocessable("Must supply a valid tree.mode");
  if (typeof sha === "string") return [path, { mode, sha }];
  if (typeof content === "string") return [path, { mode, sha: writeBlob(content) }];
  throw unprocessable("Must supply either tree.sha or tree.content");
}

function createCommit(exchange: RepositoryExchange): Reply {
  const { world, repository, body, show } = exchange;
  const tree = textField(body, "tree");
  const parents = Array.isArray(body.parents) ? body.parents.map(String) : [];
  if (repository.git.readTree(tree) === undefined) throw unprocessable("Tree SHA does not exist");
  if (parents.some((parent) => repository.git.readCommit(parent) === undefined)) {
    throw unprocessable("Parent SHA does not exist or is not a commit object");
  }
  const own = signatureOf(world, writerOf(exchange));
  const author = signatureFrom(body.author, own);
  const committer = signatureFrom(body.committer, author);
  const sha = repository.git.writeCommit({ tree, parents, message: textField(body, "message"), author, committer });
  return reply(201, show.commits.gitCommit(repository, sha));
}

function signatureFrom(given: unknown, fallback: Signature): Signature {
  if (typeof given !== "object" || given === null) return fallback;
  const { name, email, date } = given as Record<string, unknown>;
  return {
    name: typeof name === "string" ? name : fallback.name,
    email: typeof email === "string" ? email : fallback.email,
    date: typeof date === "string" ? date : fallback.date,
  };
}
