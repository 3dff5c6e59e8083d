import { z } from "zod";
import { defineRule } from "../rule.ts";

export const duplicateSlug = defineRule({
  id: "bundle/duplicate-slug",
  input: "bundle",
  summary: "Disallow two spec bundles of the same name",
  rationale: "A name that means two spec bundles sends people, and references to tasks, to the wrong one.",
  level: "off",
  nursery: {
    level: "warning",
    because: "repositories keep copies of their spec bundles on purpose: one of those read had 49",
  },
  options: z.strictObject({
    mirrors: z
      .array(z.string().min(1).max(200))
      .max(100)
      .default([])
      .describe("Directories whose spec bundles are copies on purpose, such as `docs/architecture/spec`."),
  }),
  messages: {
    twice:
      "{slug} is in {bundle} and in {other}, so a reference to it can mean either. Keep {other}, or list the other directory under `mirrors`.",
  },
  guard:
    "Reported on the deeper one alone; the shallowest is taken for the original. Directories listed as mirrors are exempt.",
  examples: [
    {
      name: "A copy further down",
      kind: "invalid",
      files: {
        "spec/cart/prd.md": "# Cart\n",
        "spec/cart/plan.md": "# Plan\n",
        "docs/spec/cart/prd.md": "# Cart\n",
        "docs/spec/cart/plan.md": "# Plan\n",
      },
      judged: ["docs/spec/cart"],
      reports: [
        "1: cart is in docs/spec/cart and in spec/cart, so a reference to it can mean either. Keep spec/cart, or list the other directory under `mirrors`.",
      ],
      looked: "2/2",
    },
    {
      name: "Different names",
      kind: "valid",
      files: {
        "spec/cart/prd.md": "# Cart\n",
        "spec/cart/plan.md": "# Plan\n",
        "docs/spec/till/prd.md": "# Till\n",
        "docs/spec/till/plan.md": "# Plan\n",
      },
      judged: ["docs/spec/till"],
      reports: [],
    },
    {
      name: "A mirror on purpose",
      kind: "false-positive",
      files: {
        "spec/cart/prd.md": "# Cart\n",
        "spec/cart/plan.md": "# Plan\n",
        "docs/spec/cart/prd.md": "# Cart\n",
        "docs/spec/cart/plan.md": "# Plan\n",
      },
      judged: ["docs/spec/cart"],
      options: { mirrors: ["docs/spec"] },
      reports: [],
    },
  ],

  *check({ bundle, known, options }) {
    const { path, slug, documents } = bundle.location;
    yield { examined: known.length, of: known.length, unit: "spec bundles" };
    const isMirror = (one: string) => options.mirrors.some((mirror) => one.startsWith(`${mirror.replace(/\/$/, "")}/`));
    const others = known.filter((other) => other.slug === slug && !isMirror(other.path));
    const [original] = others.map((other) => other.path).sort(byDepth);
    if (original === undefined || isMirror(path) || byDepth(original, path) >= 0) return;
    const at = { path: documents[0] ?? path, line: 1, endLine: 1 };
    yield { message: "twice", values: { slug, bundle: path, other: original }, at, key: slug };
  },
});

function byDepth(a: string, b: string): number {
  const depth = a.split("/").length - b.split("/").length;
  return depth !== 0 ? depth : a < b ? -1 : Number(a > b);
}
