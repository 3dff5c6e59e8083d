import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaredLayoutSchema } from "../../../src/core/layouts/declared-layout.ts";
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
        files: ["plan.md", "prd.md"],
      },
      {
        path: "specs/001-auth",
        slug: "001-auth",
        layout: "spec-kit",
        documents: ["specs/001-auth/spec.md", "specs/001-auth/tasks.md"],
        files: ["spec.md", "tasks.md"],
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
    ["Kiro", [".kiro/specs/cart/requirements.md"], ["kiro .kiro/specs/cart"]],
    ["Kiro's bugfix", [".kiro/specs/001-cart/bugfix.md"], ["kiro .kiro/specs/001-cart"]],
    ["a workflow server", ["a/.spec-workflow/specs/cart/tasks.md"], ["kiro a/.spec-workflow/specs/cart"]],
    [
      "OpenSpec by its directory",
      ["openspec/changes/add-cart/specs/cart/spec.md"],
      ["openspec openspec/changes/add-cart"],
    ],
    ["OpenSpec's history", ["openspec/changes/archive/2026-01-02-add-cart/tasks.md"], []],
    ["OpenSpec's own specs", ["openspec/specs/cart/spec.md"], []],
    ["Agent OS 1", [".agent-os/specs/2025-08-01-cart/spec.md"], ["agent-os .agent-os/specs/2025-08-01-cart"]],
    ["Agent OS without a directory", ["specs/2025-08-01-cart/spec.md"], ["agent-os specs/2025-08-01-cart"]],
    ["Agent OS 2", ["agent-os/specs/2025-08-01-cart/tasks.md"], ["agent-os agent-os/specs/2025-08-01-cart"]],
    [
      "Agent OS 3",
      ["agent-os/specs/2026-02-01-0930-cart/plan.md"],
      ["agent-os-plan agent-os/specs/2026-02-01-0930-cart"],
    ],
    ["BMAD 4", ["docs/stories/1.2.cart.md", "docs/stories/notes.md"], ["bmad docs/stories/1.2.cart.md"]],
    ["BMAD 6", ["out/implementation-artifacts/1-2-cart.md"], ["bmad out/implementation-artifacts/1-2-cart.md"]],
    [
      ".spec/features",
      [".spec/features/001-cart/plan.md", ".spec/features/001-cart/tasks.md"],
      ["spec-features .spec/features/001-cart"],
    ],
    ["ouroboros", ["ouroboros/specs/cart/design.md"], ["ouroboros ouroboros/specs/cart"]],
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

  it("takes the checklists of spec-kit and the deltas of OpenSpec for documents, and knows what else lies there", () => {
    const [openspec, kit] = discoverBundles([
      "openspec/changes/add-cart/proposal.md",
      "openspec/changes/add-cart/specs/cart/spec.md",
      "specs/001-a/contracts/api.yaml",
      "specs/001-a/spec.md",
      "specs/001-a/checklists/security.md",
    ]);
    expect(openspec?.documents).toEqual([
      "openspec/changes/add-cart/proposal.md",
      "openspec/changes/add-cart/specs/cart/spec.md",
    ]);
    expect(kit?.documents).toEqual(["specs/001-a/spec.md", "specs/001-a/checklists/security.md"]);
    expect(kit?.files).toEqual(["checklists/security.md", "contracts/api.yaml", "spec.md"]);
  });

  it("finds what the configuration declares, and says by which declaration", () => {
    const declared = declaredLayoutSchema.parse({
      root: "docs/rfcs/*",
      documents: [
        { name: "rfc.md", role: "spec" },
        { name: "todo.md", role: "tasks", required: false },
      ],
    });
    const paths = [
      "docs/rfcs/0001-cart/rfc.md",
      "docs/rfcs/0001-cart/todo.md",
      "docs/rfcs/index.md",
      "docs/other/rfc.md",
    ];
    expect(discoverBundles(paths, [declared])).toEqual([
      {
        path: "docs/rfcs/0001-cart",
        slug: "0001-cart",
        layout: "docs/rfcs/*",
        documents: ["docs/rfcs/0001-cart/rfc.md", "docs/rfcs/0001-cart/todo.md"],
        files: ["rfc.md", "todo.md"],
        declared,
      },
    ]);
    expect(discoverBundles(paths)).toEqual([]);
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
    [".kiro/specs/a/b/c.md", ".kiro/specs/a"],
    ["openspec/changes/archive/2026-01-02-a/tasks.md", null],
    ["docs/stories/1.2.cart.md", "docs/stories/1.2.cart.md"],
    [".kiro/specs", null],
    [".kiro/specs/a.md", null],
  ])("says that %s belongs to %s", (path, directory) => {
    expect(layouts.map((layout) => layout.directoryOf(path)).find((one) => one !== null) ?? null).toBe(directory);
  });
});
