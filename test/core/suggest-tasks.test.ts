import { describe, expect, it } from "vitest";
import { buildBundle } from "../../src/core/bundle/build-bundle.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { renderSuggestionLine } from "../../src/core/report/suggestion-lines.ts";
import type { Change } from "../../src/core/snapshot/change.ts";
import { suggestTasks } from "../../src/core/suggest-tasks.ts";
import { treeOf } from "../support/bundles.ts";

const FILES = {
  "specs/001-auth/spec.md": "# Auth\n",
  "specs/001-auth/tasks.md": [
    "- [x] T001 Schema in src/auth/schema.ts",
    "- [ ] T002 Sessions in src/auth/session.ts and src/app.ts",
    "- [ ] T003 Cookies in src/auth/cookie.ts and src/app.ts",
    "- [ ] T004 Routes in src/app.ts",
    "- [ ] T005 Pages in `src/pages/`",
    "",
  ].join("\n"),
};

function suggested(
  over: Partial<Change> & { readonly paths?: readonly string[] },
  files: Record<string, string> = FILES,
) {
  const known = discoverBundles(Object.keys(files));
  const bundles = known.map((location) => buildBundle(location, treeOf(files)));
  const { paths = [], ...rest } = over;
  const change = {
    title: "Work",
    author: { login: "mona", isBot: false },
    files: paths.map((path) => ({ path, status: "modified" as const, previousPath: null })),
    ...rest,
  };
  return suggestTasks(change, bundles, known);
}

const idsOf = (suggestions: ReturnType<typeof suggested>) => suggestions.map(({ reference }) => reference);

describe("suggestTasks", () => {
  it("offers the open tasks whose files the pull request changes", () => {
    expect(idsOf(suggested({ paths: ["src/auth/schema.ts", "src/auth/session.ts"] }))).toEqual(["T002"]);
    expect(idsOf(suggested({ paths: ["src/pages/cart.tsx"] }))).toEqual(["T005"]);
  });

  it("puts a file of one task above a file of many", () => {
    expect(idsOf(suggested({ paths: ["src/app.ts", "src/auth/cookie.ts"] }))).toEqual(["T003", "T002", "T004"]);
  });

  it("puts the task that the branch is called after first, and offers it without a file too", () => {
    expect(idsOf(suggested({ paths: ["src/auth/cookie.ts"], branch: "t004-routes" }))).toEqual(["T004", "T003"]);
  });

  it("offers five at most", () => {
    const tasks = Array.from({ length: 9 }, (_, at) => `- [ ] T01${at} Part in src/app.ts\n`).join("");
    const files = { ...FILES, "specs/001-auth/tasks.md": tasks };
    expect(idsOf(suggested({ paths: ["src/app.ts"] }, files))).toEqual(["T010", "T011", "T012", "T013", "T014"]);
  });

  it("writes the spec bundle beside the id where there are several", () => {
    const files = {
      ...FILES,
      "specs/002-search/spec.md": "# Search\n",
      "specs/002-search/tasks.md": "- [ ] T001 Index\n",
    };
    expect(idsOf(suggested({ paths: ["src/auth/cookie.ts"] }, files))).toEqual(["specs/001-auth#T003"]);
  });

  it.each([
    ["a bot", { author: { login: "renovate", isBot: true } }],
    ["a revert", { title: 'Revert "Cookies"' }],
    [
      "whoever took the task from the pull request",
      { links: [{ kind: "unlink" as const, target: { bundle: "specs/001-auth", task: "T003" } }] },
    ],
  ])("offers nothing to %s", (_name, over) => {
    expect(suggested({ paths: ["src/auth/cookie.ts"], ...over })).toEqual([]);
  });
});

describe("renderSuggestionLine", () => {
  it("is a line to copy, with why it is offered", () => {
    const [line] = suggested({ paths: ["src/auth/cookie.ts"], branch: "T003" }).map(renderSuggestionLine);
    expect(line).toBe(
      "- `Completes T003` Cookies in src/auth/cookie.ts and src/app.ts (the branch is called after it; this pull request changes `src/auth/cookie.ts`, which `T003` names)",
    );
  });
});
