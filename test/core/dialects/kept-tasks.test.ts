import { describe, expect, it } from "vitest";
import type { Task } from "../../../src/core/bundle/task.ts";
import { parseTaskList } from "../../../src/core/dialects/parse-task-list.ts";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { SectionCache } from "../../../src/core/markdown/section-cache.ts";
import { sourceText } from "../../support/bundles.ts";

const FILLER = "A clerk weighs each parcel that comes to the depot.\n".repeat(15);
const phase = (number: number, tasks: string) => `## Phase ${number}: Depot ${number}\n\n${FILLER}\n${tasks}\n\n`;
const FIRST = phase(1, "- [ ] T001 Weigh it\n- [ ] T002 Stamp it (depends on T001)");
const SECOND = phase(2, "- [ ] T003 Sort it (depends on T002)\n- [B] T004 Ship it");

/** Reads documents one after the other with one memory; each is what it is without one. */
function reader() {
  const cache = new SectionCache();
  return (text: string): readonly Task[] => {
    const { tasks } = parseTaskList(parseMarkdown(sourceText(text), cache));
    expect(tasks).toEqual(parseTaskList(parseMarkdown(sourceText(text))).tasks);
    return tasks;
  };
}

function task(tasks: readonly Task[], id: string): Task | undefined {
  return tasks.find((one) => one.id === id);
}

describe("tasks of sections that an edit leaves alone", () => {
  it("are the same where they stand where they stood", () => {
    const read = reader();
    const before = read(FIRST + SECOND);
    const after = read(FIRST + SECOND.replace("Sort it", "Sort it well"));
    expect(task(after, "T001")).toBe(task(before, "T001"));
    expect(task(after, "T003")?.title).toContain("Sort it well");
  });

  it("are moved where lines come above them, with all that has a place in them", () => {
    const read = reader();
    const before = read(FIRST + SECOND);
    const after = read(`# Tasks\n\n${FIRST}${SECOND}`);
    expect(task(after, "T002")?.at.line).toBe((task(before, "T002")?.at.line ?? 0) + 2);
    expect(task(after, "T002")?.expressions[0]?.at.line).toBe(task(after, "T002")?.at.line);
  });

  it("are read anew where an id that they name is no longer defined, or is now", () => {
    const read = reader();
    read(FIRST + SECOND);
    read(FIRST.replace("T002 Stamp", "T009 Stamp") + SECOND);
    read(FIRST + SECOND);
  });

  it("are read anew where another part of the document says what their marks mean", () => {
    const read = reader();
    expect(task(read(FIRST + SECOND), "T004")?.status).toBe("unknown");
    const legend = "## Legend\n\n- [B] Blocked\n- [x] Done\n\n";
    expect(task(read(legend + FIRST + SECOND), "T004")?.status).toBe("blocked");
    expect(task(read(FIRST + SECOND), "T004")?.status).toBe("unknown");
  });

  it("are read anew where a heading around them says another story", () => {
    const read = reader();
    const below = (title: string) => `## ${title}\n\n${FILLER}\n### Steps\n\n${FILLER}\n- [ ] T001 Weigh it\n`;
    expect(task(read(below("User Story 1 - Weigh (Priority: P1)")), "T001")?.facts).toMatchObject({ story: "US1" });
    expect(task(read(below("User Story 2 - Weigh (Priority: P2)")), "T001")?.facts).toMatchObject({
      story: "US2",
      priority: "P2",
    });
  });

  it("have ids of their own where two sections say the same", () => {
    const read = reader();
    const part = `### Steps\n\n${FILLER}\n- [ ] Weigh it\n\n`;
    const tasks = read(`## Tasks\n\n${part}${part}`);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(2);
    read(`## Tasks\n\n${part}${part}${part}`);
  });

  it("tell the line of the document on which a Work Order cannot be read", () => {
    const read = reader();
    const order = '**Work Order**\n\n```yaml\nintent: a\n"b: c\n```\n';
    const text = `### T001: Weigh it\n\n**Status**: todo\n\n${FILLER}\n${order}`;
    read(text);
    read(`# Tasks\n\n${text}`);
  });
});
