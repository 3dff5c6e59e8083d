import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { dialects } from "../../../src/core/dialects/index.ts";
import { parseTaskList } from "../../../src/core/dialects/parse-task-list.ts";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { sourceText } from "../../support/bundles.ts";

const ROOT = "fixtures/documents";

/** The one document of a fixture, read at the path at which it stands below `input`. */
function readFixture(name: string): TaskList {
  const root = `${ROOT}/${name}/input`;
  const [file] = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (!file) throw new Error(`${root} holds no document`);
  const path = `${file.parentPath}/${file.name}`;
  return parseTaskList(parseMarkdown(sourceText(new Uint8Array(readFileSync(path)), path.slice(root.length + 1))));
}

/** What a parser of tasks decides: which there are, in what form, where they belong, and how they stand. */
function modelOf({ dialect, phases, tasks, notices }: TaskList): object {
  return {
    dialect,
    notices: notices.map(({ kind }) => kind),
    phases: phases.map(({ id, title, parent, at }) => ({ id, title, line: at.line, parent })),
    tasks: tasks.map(({ id, generated, kind, title, status, at, phase, parent, facts }) => ({
      id: generated ? null : id,
      title,
      kind,
      status,
      line: at.line,
      phase,
      parent: tasks.find((one) => one.id === parent)?.title ?? null,
      parallel: facts.parallel,
    })),
  };
}

describe("the documents in fixtures/documents", () => {
  const names = readdirSync(ROOT);

  it.each(names)("%s reads as its task-list.json says", (name) => {
    const expected = JSON.parse(readFileSync(`${ROOT}/${name}/task-list.json`, "utf8"));
    expect(modelOf(readFixture(name))).toEqual(expected);
  });

  it.each(names)("%s says why it exists", (name) => {
    expect(existsSync(`${ROOT}/${name}/note.md`)).toBe(true);
  });

  it.each(dialects.map(({ id }) => id))("speak %s at least twice, here or in fixtures/bundles", (id) => {
    const bundles = readdirSync("fixtures/bundles").map((name) => `fixtures/bundles/${name}/task-list.json`);
    const documents = names.map((name) => `${ROOT}/${name}/task-list.json`);
    const spoken = [...bundles, ...documents].map((path) => JSON.parse(readFileSync(path, "utf8")).dialect);
    expect(spoken.filter((one) => one === id).length).toBeGreaterThanOrEqual(2);
  });
});
