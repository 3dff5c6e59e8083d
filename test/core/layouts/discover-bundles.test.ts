import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { layouts } from "../../../src/core/layouts/index.ts";

const found = (...paths: string[]) => discoverBundles(paths).map(({ path, layout }) => `${layout} ${path}`);

describe("discoverBundles", () => {
  it("finds both layouts at any depth, sorted by path", () => {
    expect(
      discoverBundles([
        "specs/001-auth/tasks.md",
        "specs/001-auth/spec.md",
        "apps/a/spec/billing/plan.md",
        "apps/a/spec/billing/prd.md",
      ]),
    ).toEqual([
      {
        path: "apps/a/spec/billing",
        slug: "billing",
        layout: "platform-kit",
        documents: ["apps/a/spec/billing/prd.md", "apps/a/spec/billing/plan.md"],
      },
      {
        path: "specs/001-auth",
        slug: "001-auth",
        layout: "spec-kit",
        documents: ["specs/001-auth/spec.md", "specs/001-auth/tasks.md"],
      },
    ]);
  });

  it.each([
    ["a spec alone", ["specs/001-a/spec.md"], ["spec-kit specs/001-a"]],
    ["plan and tasks", ["specs/001-a/plan.md", "specs/001-a/tasks.md"], ["spec-kit specs/001-a"]],
    ["a scope between", ["specs/team/1001-a/spec.md"], ["spec-kit specs/team/1001-a"]],
    ["a time stamp", ["specs/20260821-101500-a/spec.md"], ["spec-kit specs/20260821-101500-a"]],
    ["tasks alone", ["specs/001-a/tasks.md", "spec/b/tasks.md"], []],
    ["no number", ["specs/auth/spec.md"], []],
    ["RSpec", ["spec/models/user_spec.rb", "spec/spec_helper.rb"], []],
    ["the root itself", ["spec/prd.md", "spec/plan.md", "specs/spec.md"], []],
    ["a directory inside a bundle", ["specs/001-a/contracts/spec.md", "spec/b/old/prd.md", "spec/b/old/plan.md"], []],
    [
      "templates, history and other people's code",
      [
        "spec/_templates/prd.md",
        "spec/_templates/plan.md",
        "archive/specs/001-a/spec.md",
        "node_modules/x/specs/001-a/spec.md",
        "docs/evidence/specs/001-a/spec.md",
      ],
      [],
    ],
  ])("%s", (_, paths, bundles) => {
    expect(found(...paths)).toEqual(bundles);
  });

  it("does not depend on the order of paths, and never throws", () => {
    const segment = fc.constantFrom(
      "spec",
      "specs",
      "001-a",
      "b",
      "tasks.md",
      "plan.md",
      "spec.md",
      "prd.md",
      "",
      "..",
    );
    const paths = fc.array(
      fc.array(segment, { maxLength: 5 }).map((parts) => parts.join("/")),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(paths, (list) => {
        expect(discoverBundles(list.toReversed())).toEqual(discoverBundles(list));
      }),
    );
  });
});

describe("a layout", () => {
  it.each([
    ["specs/001-a/contracts/x.yaml", "specs/001-a"],
    ["spec/kit/evidence/a/b.md", "spec/kit"],
    ["spec/kit", null],
    ["src/specs.ts", null],
  ])("says that %s belongs to %s", (path, directory) => {
    expect(layouts.map((layout) => layout.directoryOf(path)).find((one) => one !== null) ?? null).toBe(directory);
  });
});
