import { describe, expect, it } from "vitest";
import { filesDeclared, filesMentioned } from "../../../src/core/dialects/file-mentions.ts";

describe("files mentioned in a text", () => {
  it.each([
    ["Create `package.json`, turbo.json and src/a.ts.", ["package.json", "turbo.json", "src/a.ts"]],
    ["Page in apps/web/app/[id]/page.tsx (new)", ["apps/web/app/[id]/page.tsx"]],
    ["Set up packages/ui with hooks", ["packages/ui"]],
    ["Configure .github/workflows/ci.yml and .gitignore", [".github/workflows/ci.yml", ".gitignore"]],
    ["Write spec/kit/{prd,plan}.md", ["spec/kit/{prd,plan}.md"]],
    ["Tests in tests/unit/ and src/**/*.test.ts", ["tests/unit/", "src/**/*.test.ts"]],
    ["Twice src/a.ts and `src/a.ts`", ["src/a.ts"]],
    ["A Dockerfile and docs/LICENSE", ["Dockerfile", "docs/LICENSE"]],
  ])("of %j are %j", (text, files) => {
    expect(filesMentioned(text)).toEqual(files);
  });

  it.each([
    "Define request/response schemas",
    "Add retry/backoff and read/update/rotate",
    "GET /projects/:id/environments",
    "POST /specs/apply",
    "Use Next.js and Node.js",
    "See https://example.org/a.md",
    "Publish @scope/kit",
    "fields: changedFiles[], conflicts[]",
    "and/or w/ 1/2",
    "github.createRepo tool",
    "version 1.2.3",
    "SC-001..SC-010",
  ])("are none in %j", (text) => {
    expect(filesMentioned(text)).toEqual([]);
  });

  it("of a field are what stands in code, else between commas", () => {
    expect(filesDeclared("`a b/c.ts`, `lib/` (new)")).toEqual(["a b/c.ts", "lib/"]);
    expect(filesDeclared("src/a.ts, src/{b,c}.ts and infra/dashboards/")).toEqual([
      "src/a.ts",
      "src/{b,c}.ts",
      "infra/dashboards/",
    ]);
    expect(filesDeclared("none yet")).toEqual([]);
  });
});
