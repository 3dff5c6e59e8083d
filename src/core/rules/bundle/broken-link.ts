import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { linksOf } from "../../documents/links.ts";
import type { Fix } from "../../fixes/fix.ts";
import { retarget } from "../../fixes/retarget.ts";
import { fileName } from "../file-name.ts";
import { type Fault, linkFollower } from "../follow-links.ts";
import { defineRule } from "../rule.ts";

export const brokenLink = defineRule({
  id: "bundle/broken-link",
  input: "bundle",
  summary: "Require links between the documents of a spec bundle to lead somewhere",
  rationale: "A reader who follows a broken link misses the decision that it was meant to show.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    file: "{document} links to {target}, and {bundle} has no such file, so the reader finds nothing there. {fix}",
    anchor: "{document} links to {target}, and {other} has no such heading, so the reader is left at its top. {fix}",
  },
  guard:
    "Addresses with a scheme, paths from the root, an ellipsis, code and whatever leads out of the spec bundle are not followed. Anchors are compared as GitHub makes them, case aside, and a link that is written several times is reported once.",
  autofix:
    "The link is corrected where exactly one file differs from it in upper and lower case alone, or exactly one heading in its hyphens.",
  examples: [
    {
      name: "A heading that was renamed, and a file that is not there",
      kind: "invalid",
      files: {
        "specs/001-cart/spec.md": "# Cart\n\nSee [the plan](./plan.md#rollout) and [the API](contracts/api.yaml).\n",
        "specs/001-cart/plan.md": "# Plan\n\n## Roll out\n",
      },
      reports: [
        "3: spec.md links to ./plan.md#rollout, and plan.md has no such heading, so the reader is left at its top. Did you mean #roll-out?",
        "3: spec.md links to contracts/api.yaml, and specs/001-cart has no such file, so the reader finds nothing there. Correct the link, or add the file.",
      ],
      fixed: {
        "specs/001-cart/spec.md": "# Cart\n\nSee [the plan](./plan.md#roll-out) and [the API](contracts/api.yaml).\n",
      },
      looked: "2/2",
    },
    {
      name: "A file in other letters",
      kind: "invalid",
      files: {
        "specs/001-cart/spec.md":
          "# Cart\n\n[Tax](Research/tax.md#rates), `[Tax](Research/tax.md)`, [again](./Research/tax.md)\n",
        "specs/001-cart/plan.md": "# Plan\n",
        "specs/001-cart/research/Tax.md": "# Tax\n\n## Rates\n",
      },
      reports: [
        "3: spec.md links to Research/tax.md#rates, and specs/001-cart has no such file, so the reader finds nothing there. Did you mean research/Tax.md?",
        "3: spec.md links to ./Research/tax.md, and specs/001-cart has no such file, so the reader finds nothing there. Did you mean research/Tax.md?",
      ],
      fixed: {
        "specs/001-cart/spec.md":
          "# Cart\n\n[Tax](research/Tax.md#rates), `[Tax](Research/tax.md)`, [again](./research/Tax.md)\n",
      },
    },
    {
      name: "Links that lead somewhere",
      kind: "valid",
      files: {
        "specs/001-cart/spec.md": "# Cart\n\n[Plan](plan.md#roll-out-), [below](#cart), [contracts](contracts/)\n",
        "specs/001-cart/plan.md": '# Plan\n\n## Roll out!\n\n<a id="roll-out-"></a>\n',
        "specs/001-cart/contracts/api.yaml": "",
      },
      reports: [],
      looked: "3/3",
    },
    {
      name: "Links out of the spec bundle, and links in code",
      kind: "false-positive",
      files: {
        "specs/001-cart/spec.md":
          "# Cart\n\n[a](https://example.org/x.md), [b](../../README.md), [c](/docs/x.md), `[d](none.md)`, as [e](...)\n\n```\n[f](none.md)\n```\n",
      },
      reports: [],
      looked: "0/4",
    },
  ],

  *check({ bundle }) {
    const links = bundle.documents.flatMap((document) =>
      linksOf(document.markdown()).map((link) => ({ document, ...link })),
    );
    const find = linkFollower(bundle);
    const followed = links.flatMap((link) => {
      const fault = find(link.document, link.target);
      return fault === "elsewhere" ? [] : [{ ...link, fault }];
    });
    yield { examined: followed.length, of: links.length, unit: "links" };
    const broken = Map.groupBy(followed, ({ document, target }) => `${document.file.path} ${target}`);
    for (const [first, ...again] of broken.values()) {
      if (!first?.fault) continue;
      const { path } = first.document.file;
      const { target, fault } = first;
      const place = (line: number) => ({ path, line, endLine: line });
      const values = { document: fileName(path), bundle: bundle.location.path, target, ...fault.values };
      const related = again.slice(0, 10).map(({ line }) => place(line));
      yield { message: fault.message, values, at: place(first.line), related, key: target, fix: fixOf(first, again) };
    }
  },
});

interface BrokenLink {
  readonly document: Document;
  readonly target: string;
  readonly line: number;
  readonly fault: Fault | null;
}

function fixOf(link: BrokenLink, again: readonly BrokenLink[]): Fix | null {
  const { target, fault, document } = link;
  if (!fault?.meant) return null;
  const [file = "", anchor] = target.split("#", 2);
  const to = fault.message === "anchor" ? `${file}#${fault.meant}` : respell(file, fault.meant, anchor);
  return to === null
    ? null
    : retarget(
        document.source,
        [link, ...again].map(({ line }) => line),
        target,
        to,
      );
}

/** The path as it is written, with the names of the file that is meant. */
function respell(file: string, meant: string, anchor: string | undefined): string | null {
  const [written, names] = [file.split("/"), meant.split("/")];
  for (let at = 1; at <= Math.min(written.length, names.length); at += 1) {
    const [was = "", is = ""] = [written.at(-at), names.at(-at)];
    if (was.toLowerCase() !== is.toLowerCase()) break;
    written[written.length - at] = is;
  }
  const path = written.join("/");
  return path === file ? null : `${path}${anchor === undefined ? "" : `#${anchor}`}`;
}
