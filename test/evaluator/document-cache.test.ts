import { beforeEach, describe, expect, it } from "vitest";
import { DocumentCache } from "../../src/evaluator/document-cache.ts";
import { sourceFile } from "./support/inputs.ts";

const TASKS = "# Tasks\n\n- [ ] T001 Weigh a parcel\n- [?] T002 Stamp it\n";

const parsed: string[] = [];
const open = (bytes = 1_000_000) => new DocumentCache(bytes, (path) => parsed.push(path));

beforeEach(() => {
  parsed.length = 0;
});

describe("the cache of parsed documents", () => {
  it("parses a document once for the same bytes, path, dialect and markers", () => {
    const cache = open();
    const options = { dialect: "spec-kit", markers: { "?": "blocked" as const } };
    const first = cache.parse(sourceFile("a/tasks.md", TASKS), options);
    expect(cache.parse(sourceFile("a/tasks.md", TASKS), { ...options })).toBe(first);
    expect(parsed).toEqual(["a/tasks.md"]);
  });

  it.each([
    ["bytes", sourceFile("a/tasks.md", `${TASKS}\n`), {}],
    ["path, which findings name", sourceFile("b/tasks.md", TASKS), {}],
    ["dialect", sourceFile("a/tasks.md", TASKS), { dialect: "generic" }],
    ["markers", sourceFile("a/tasks.md", TASKS), { markers: { "?": "blocked" as const } }],
  ])("parses it anew for another %s", (_, file, options) => {
    const cache = open();
    const plain = sourceFile("a/tasks.md", TASKS);
    const before = cache.parse(plain);
    const other = cache.parse(file, options);
    expect(other.list).toEqual(open().parse(file, options).list);
    expect(cache.parse(plain)).toBe(before);
    expect(parsed.slice(0, 2)).toEqual([plain.path, file.path]);
  });

  it("forgets the documents that were not asked for longest, and keeps none that is too large", () => {
    const cache = open(TASKS.length * 45);
    const [first, second, third] = ["a.md", "b.md", "c.md"].map((path) => sourceFile(path, TASKS)) as [
      ReturnType<typeof sourceFile>,
      ReturnType<typeof sourceFile>,
      ReturnType<typeof sourceFile>,
    ];
    for (const file of [first, second, first, third, first, second]) cache.parse(file);
    expect(parsed).toEqual(["a.md", "b.md", "c.md", "b.md"]);
    const large = sourceFile("large.md", TASKS.repeat(3));
    cache.parse(large);
    cache.parse(large);
    expect(parsed.slice(-2)).toEqual(["large.md", "large.md"]);
  });
});
