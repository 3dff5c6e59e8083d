import { createHash } from "node:crypto";

/** The name git gives to these bytes as a blob; `length` 64 for a repository that uses SHA-256, else 40. */
export function gitBlobSha(bytes: Uint8Array, length = 40): string {
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
}
