import { describe, expect, it } from "vitest";
import { buildBundle } from "../../../src/core/bundle/build-bundle.ts";
import type { BundleLocation } from "../../../src/core/bundle/spec-bundle.ts";
import { bundleFrom, sourceFile } from "../../support/bundles.ts";

const location: BundleLocation = {
  path: "specs/001-a",
  slug: "001-a",
  layout: "spec-kit",
  documents: ["specs/001-a/spec.md", "specs/001-a/tasks.md"],
};

describe("buildBundle", () => {
  it("gives documents their roles and parses the tasks", () => {
    const bundle = bundleFrom({ "spec/kit/prd.md": "# PRD\n", "spec/kit/tasks.md": "- [ ] **A1**: a\n" });
    expect(bundle.documents.map(({ role }) => role)).toEqual(["prd", "tasks"]);
    expect(bundle.taskList?.tasks.map(({ id }) => id)).toEqual(["A1"]);
    expect(bundle.unread).toEqual([]);
  });

  it("says of a directory named tasks.md that it was not read", () => {
    const tree = {
      sha: null,
      files: [sourceFile("specs/001-a/spec.md", "# Spec\n")],
      unread: [{ path: "specs/001-a/tasks.md", reason: "directory" as const }],
    };
    const bundle = buildBundle(location, tree);
    expect(bundle.unread).toEqual([{ path: "specs/001-a/tasks.md", reason: "directory" }]);
    expect(bundle.taskList).toBeNull();
  });

  it("says of a listed document that is nowhere that it is missing", () => {
    const bundle = buildBundle(location, { sha: null, files: [], unread: [] });
    expect(bundle.unread.map(({ path, reason }) => [path, reason])).toEqual([
      ["specs/001-a/spec.md", "missing"],
      ["specs/001-a/tasks.md", "missing"],
    ]);
  });

  it("reads an empty file as a list without tasks, and a refused one with its reason", () => {
    expect(bundleFrom({ tasks: "" }).taskList).toMatchObject({ tasks: [], notices: [] });
    const refused = bundleFrom({ tasks: "[".repeat(5_000_000) }).taskList;
    expect(refused).toMatchObject({ tasks: [], notices: [{ kind: "guard", at: { line: 1 } }] });
  });

  it("asks whoever keeps a cache", () => {
    const list = bundleFrom({ tasks: "- [ ] T001 a\n" }).taskList;
    const asked: string[] = [];
    const bundle = bundleFrom(
      { tasks: "" },
      {
        parse: (file) => {
          asked.push(file.path);
          return list ?? expect.unreachable();
        },
      },
    );
    expect(bundle.taskList).toBe(list);
    expect(asked).toEqual(["specs/001-example/tasks.md"]);
  });

  it("passes the configured marks on", () => {
    expect(bundleFrom({ tasks: "- [>] T001 a\n" }, { markers: { ">": "deferred" } }).taskList?.tasks[0]?.status).toBe(
      "deferred",
    );
  });
});
