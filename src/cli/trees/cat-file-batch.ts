/**
 * The objects in what `git cat-file --batch` prints, by SHA: `<sha> <type> <size>`, the bytes, a line feed.
 * A missing object is absent. See https://git-scm.com/docs/git-cat-file#_batch_output.
 */
export function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const objects = new Map<string, Uint8Array>();
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf(0x0a, at);
    if (lineEnd === -1) break;
    const [sha, type, size] = output.toString("utf8", at, lineEnd).split(" ");
    at = lineEnd + 1;
    if (sha === undefined || size === undefined || type === "missing") continue;
    objects.set(sha, new Uint8Array(output.subarray(at, at + Number(size))));
    at += Number(size) + 1;
  }
  return objects;
}
