import { describe, expect, it } from "vitest";
import { evaluate } from "../../../../src/core/evaluate.ts";
import { inputOfExample } from "../try-example.ts";
import { ruleOf, type Trial, told, tryOn } from "./told.ts";

const ID = "trace/unknown-task";
const ONE = { "specs/001-one/spec.md": "# One\n", "specs/001-one/tasks.md": "- [ ] T001 Schema\n" };
const TWO = { "specs/002-two/spec.md": "# Two\n", "specs/002-two/tasks.md": "- [ ] T801 Queries\n" };
const names = (body: string, files: Trial["files"], rest: Partial<Trial> = {}) =>
  told(ID, { files, change: { body }, ...rest });

/** What is found where some documents could not be read. */
function findUnread(body: string, files: Readonly<Record<string, string>>, unread: readonly string[]): string[] {
  const input = inputOfExample(ruleOf(ID), { name: "", kind: "invalid", reports: [], files, change: { body } });
  const head = {
    ...input.head,
    files: input.head.files.filter(({ path }) => !unread.includes(path)),
    unread: unread.map((path) => ({ path, reason: "too-large" as const })),
  };
  return evaluate({ ...input, head }).findings.map(({ message }) => message);
}

describe("a task that a pull request names", () => {
  it("may be in a list that could not be read, whatever other lists say", () => {
    const unread = ["specs/001-one/tasks.md"];
    expect(findUnread("Task: T009", { ...ONE, ...TWO }, unread)).toEqual([]);
    expect(findUnread("Task: specs/001-one#T009", { ...ONE, ...TWO }, unread)).toEqual([]);
    expect(findUnread("Task: specs/002-two#T009", { ...ONE, ...TWO }, unread)).toHaveLength(1);
  });

  it("is not there where only another document could not be read", () => {
    expect(findUnread("Task: T009", ONE, ["specs/001-one/spec.md"])).toHaveLength(1);
  });

  it("is not there in a spec bundle without tasks, and that is told at its first document", () => {
    const trial = { files: { "specs/001-one/spec.md": "# One\n", "specs/001-one/plan.md": "# Plan\n" } };
    const { findings } = tryOn(ID, { ...trial, change: { body: "Task: specs/001-one#T001" } });
    expect(findings.map(({ at, message }) => `${at.path}: ${message}`)).toEqual([
      "specs/001-one/spec.md: This pull request names specs/001-one#T001, but there is no such task in specs/001-one, so nothing will be ticked. Name a task that exists, or remove the reference.",
    ]);
  });

  it("is left alone in a spec bundle that is known and not judged", () => {
    expect(names("Task: specs/002-two#T999", { ...ONE, ...TWO }, { judged: ["specs/001-one"] })).toEqual([]);
  });

  it("is looked for in its own spec bundle, where the nearest id is offered", () => {
    expect(names("Task: specs/002-two#T8011", { ...ONE, ...TWO })).toEqual([
      "1 error T8011: This pull request names specs/002-two#T8011, but there is no such task in specs/002-two, so nothing will be ticked. Did you mean T801?",
    ]);
  });

  it("is offered others for twenty references, and no more", () => {
    const body = Array.from({ length: 22 }, (_, at) => `Task: specs/002-two#T801${at + 10}`).join("\n");
    const tasks = Array.from({ length: 22 }, (_, at) => `- [ ] T81${at + 10} One\n`).join("");
    const found = names(body, { ...TWO, "specs/002-two/tasks.md": tasks });
    expect(found.map((text) => text.slice(text.lastIndexOf("ticked.") + 8, -1).split(" T")[0])).toEqual([
      ...Array.from({ length: 20 }, () => "Did you mean"),
      ...Array.from({ length: 2 }, () => "Name a task that exists, or remove the reference"),
    ]);
  });

  it("is told of the repository as a whole where nothing else is there", () => {
    const { findings } = tryOn(ID, { files: { "README.md": "# A\n" }, change: { body: "Task: specs/009-x#T001" } });
    expect(findings.map(({ at, message }) => `${at.path}: ${message}`)).toEqual([
      ".: This pull request names specs/009-x#T001, but there is no spec bundle of that name, so nothing will be ticked. Add the spec bundle first.",
    ]);
  });
});
