import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { bundleFrom } from "../../support/bundles.ts";
import { taskListJson } from "../../support/task-list-json.ts";

const ROOT = "fixtures/bundles";

function readInput(name: string): Record<string, Uint8Array> {
  const root = `${ROOT}/${name}/input`;
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return [path.slice(root.length + 1), new Uint8Array(readFileSync(path))];
    }),
  );
}

const parsed = (name: string) => {
  const { taskList } = bundleFrom(readInput(name));
  return taskList === null ? null : taskListJson(taskList);
};

describe("the spec bundles in fixtures/bundles", () => {
  const names = readdirSync(ROOT);

  it.each(names)("%s reads as its task-list.json says", (name) => {
    const expected = JSON.parse(readFileSync(`${ROOT}/${name}/task-list.json`, "utf8"));
    expect(parsed(name)).toEqual(expected);
  });

  it.each(names)("%s says why it exists and is found as one bundle", (name) => {
    expect(existsSync(`${ROOT}/${name}/note.md`)).toBe(true);
    expect(discoverBundles(Object.keys(readInput(name)))).toHaveLength(1);
  });

  it("line ends and a byte order mark change nothing", () => {
    expect(parsed("windows-line-ends")).toEqual(parsed("spec-kit-phases"));
  });

  it("garbled emoji change titles alone", () => {
    const untitled = (name: string) =>
      JSON.parse(JSON.stringify(parsed(name), (key, value) => (key === "title" ? undefined : value)));
    expect(untitled("platform-kit-garbled")).toEqual(untitled("platform-kit-milestones"));
  });
});
