import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFile } from "../../src/cli/replace-file.ts";
import { directoryWith } from "./support/directory.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("replacing a file", () => {
  it("keeps its mode and leaves nothing else behind", async () => {
    const root = directoryWith({ "tasks.md": "old" });
    const path = join(root, "tasks.md");
    chmodSync(path, 0o664);
    await replaceFile(path, bytes("old"), bytes("new"));
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o664);
    expect(readdirSync(root)).toEqual(["tasks.md"]);
  });

  it("refuses when somebody changed the file meanwhile", async () => {
    const root = directoryWith({ "tasks.md": "newer" });
    const path = join(root, "tasks.md");
    await expect(replaceFile(path, bytes("old"), bytes("new"))).rejects.toThrow("was changed while it was read");
    expect(readFileSync(path, "utf8")).toBe("newer");
    expect(readdirSync(root)).toEqual(["tasks.md"]);
  });
});
