import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildBundle } from "../../../src/core/bundle/build-bundle.ts";
import type { SpecBundle } from "../../../src/core/bundle/spec-bundle.ts";
import { parseConfig } from "../../../src/core/config/parse-config.ts";
import type { DeclaredLayout } from "../../../src/core/layouts/declared-layout.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { layouts } from "../../../src/core/layouts/index.ts";
import { treeOf } from "../../support/bundles.ts";
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

/** The layouts of a fixture's own configuration, where it has one. */
function declaredIn(name: string): readonly DeclaredLayout[] {
  const path = `${ROOT}/${name}/config.yml`;
  return existsSync(path) ? (parseConfig(readFileSync(path, "utf8"), path).layouts ?? []) : [];
}

/** The spec bundles of a fixture, the one that its task list is of first. */
function bundlesOf(name: string): SpecBundle[] {
  const input = readInput(name);
  const found = discoverBundles(Object.keys(input), declaredIn(name));
  const bundles = found.map((location) => buildBundle(location, treeOf(input)));
  return bundles.sort((a, b) => Number(b.taskList !== null) - Number(a.taskList !== null));
}

const parsed = (name: string) => {
  const taskList = bundlesOf(name)[0]?.taskList ?? null;
  return taskList === null ? null : taskListJson(taskList);
};

/** What is said of spec bundles before anybody reads them: where they are, by which layout, and what is what in them. */
const foundIn = (name: string) =>
  bundlesOf(name).map(({ location: { path, layout }, documents }) => {
    return { path, layout, documents: documents.map(({ role, file }) => `${role}: ${file.path}`) };
  });

describe("the spec bundles in fixtures/bundles", () => {
  const names = readdirSync(ROOT);

  it.each(names)("%s reads as its task-list.json says", (name) => {
    const expected = JSON.parse(readFileSync(`${ROOT}/${name}/task-list.json`, "utf8"));
    expect(parsed(name)).toEqual(expected);
  });

  it.each(names)("%s says why it exists and is found as its bundles.json says, or as one bundle", (name) => {
    expect(existsSync(`${ROOT}/${name}/note.md`)).toBe(true);
    const path = `${ROOT}/${name}/bundles.json`;
    if (existsSync(path)) expect(foundIn(name)).toEqual(JSON.parse(readFileSync(path, "utf8")));
    else expect(foundIn(name)).toHaveLength(1);
  });

  it("show each layout, and one that is declared", () => {
    const shown = new Set(names.flatMap(foundIn).map(({ layout }) => layout));
    expect([...layouts.map(({ id }) => id), ".kiro/specs/*"].filter((id) => !shown.has(id))).toEqual([]);
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
