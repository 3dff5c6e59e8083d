import { createHash } from "node:crypto";
import type { Commit, Signature, TreeEntry } from "./types.ts";

export type ObjectType = "blob" | "tree" | "commit";

/** The SHA-1 that git gives an object with this body. */
export function objectId(type: ObjectType, body: Uint8Array): string {
  return createHash("sha1").update(`${type} ${body.byteLength}\0`).update(body).digest("hex");
}

/** Git compares names as bytes and directories as if they ended in a slash. */
export function sortEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: sortKey(entry) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry);
}

function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === "040000" ? `${entry.name}/` : entry.name);
}

/** Body of a tree object; `entries` must be sorted. */
export function encodeTree(entries: readonly TreeEntry[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap(({ mode, name, sha }) => [
      Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`),
      Buffer.from(sha, "hex"),
    ]),
  );
}

/** Body of an unsigned commit object. */
export function encodeCommit(commit: Commit): Uint8Array {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${encodeSignature(commit.author)}`,
    `committer ${encodeSignature(commit.committer)}`,
    "",
    commit.message,
  ];
  return Buffer.from(lines.join("\n"));
}

function encodeSignature({ name, email, date }: Signature): string {
  const seconds = Math.floor(Date.parse(date) / 1000);
  if (Number.isNaN(seconds)) throw new Error(`"${date}" is not an ISO 8601 date, so no commit can carry it.`);
  const offset = /([+-]\d\d):?(\d\d)$/.exec(date);
  return `${name} <${email}> ${seconds} ${offset ? `${offset[1]}${offset[2]}` : "+0000"}`;
}
