import { describe, expect, it } from "vitest";
import { parseTaskList } from "../../../src/core/dialects/parse-task-list.ts";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { sourceText } from "../../support/bundles.ts";

const SPEC_KIT = "- [ ] T001 a\n- [-] T002 b\n";
const dialectAt = (path: string, dialect?: string) =>
  parseTaskList(parseMarkdown(sourceText(SPEC_KIT, path)), dialect === undefined ? {} : { dialect }).dialect;

describe("the dialect of a directory", () => {
  it.each([
    [".kiro/specs/a/tasks.md", "kiro"],
    ["packages/a/.kiro/specs/b/tasks.md", "kiro"],
    ["openspec/changes/a/tasks.md", "openspec"],
    ["agent-os/specs/a/tasks.md", "agent-os"],
    [".agent-os/specs/a/tasks.md", "agent-os"],
    [".spec-workflow/specs/a/tasks.md", "spec-workflow"],
    ["kitty-specs/001-a/tasks.md", "spec-kitty"],
    [".specweave/increments/0001-a/tasks.md", "specweave"],
    ["docs/stories/1.1.md", "bmad"],
    ["_bmad-output/implementation-artifacts/1-1.md", "bmad"],
    ["specs/001-a/tasks.md", "spec-kit"],
    ["docs/kiro/tasks.md", "spec-kit"],
  ])("%s is read as %s", (path, dialect) => {
    expect(dialectAt(path)).toBe(dialect);
  });

  it("gives way to the configuration", () => {
    expect(dialectAt(".kiro/specs/a/tasks.md", "spec-kit")).toBe("spec-kit");
  });

  it("tells what marks mean that nobody explains", () => {
    const statuses = (path: string) =>
      parseTaskList(parseMarkdown(sourceText(SPEC_KIT, path))).tasks.map(({ status }) => status);
    expect(statuses(".spec-workflow/specs/a/tasks.md")).toEqual(["todo", "in-progress"]);
    expect(statuses("specs/001-a/tasks.md")).toEqual(["todo", "unknown"]);
  });

  it("does not stand above a legend", () => {
    const text = "`[ ]` Pending, `[-]` Cancelled\n\n- [-] 1. a\n";
    const list = parseTaskList(parseMarkdown(sourceText(text, ".spec-workflow/specs/a/tasks.md")));
    expect(list.tasks.map(({ status }) => status)).toEqual(["cancelled"]);
  });
});
