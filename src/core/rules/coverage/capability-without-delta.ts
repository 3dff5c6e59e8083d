import { z } from "zod";
import { allBlocksOf, sectionsOf } from "../../documents/document-sections.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";
import { skipsSpecs } from "../skip-specs.ts";

const NAME = /^(?:\*\*)?`([a-z0-9]+(?:-[a-z0-9]+)*)`/;
const PROPOSAL = "# Cart\n\n## Capabilities\n\n### New Capabilities\n\n- `user-auth`: sign in\n";

export const capabilityWithoutDelta = defineRule({
  id: "coverage/capability-without-delta",
  input: "bundle",
  summary: "Require a spec for each capability that an OpenSpec proposal lists",
  rationale:
    "A capability without its spec is announced and never specified, and archiving the change leaves no trace of it.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    missing:
      "{document} lists the capability `{name}`, but {path} is missing, so nothing says what it is. Write the spec, or take the capability off the list.",
  },
  guard:
    "Only names in code at the beginning of an item under “New Capabilities” or “Modified Capabilities”. A change with `skip_specs` needs none, and neither does one that is a proposal and nothing else yet.",
  examples: [
    {
      name: "A capability without its spec",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": PROPOSAL,
        "openspec/changes/cart/tasks.md": "- [ ] 1.1 Log in\n",
      },
      reports: [
        "7: proposal.md lists the capability `user-auth`, but openspec/changes/cart/specs/user-auth/spec.md is missing, so nothing says what it is. Write the spec, or take the capability off the list.",
      ],
      looked: "1/1",
    },
    {
      name: "A capability with its spec",
      kind: "valid",
      files: {
        "openspec/changes/cart/proposal.md": PROPOSAL,
        "openspec/changes/cart/specs/user-auth/spec.md": "## ADDED Requirements\n",
      },
      reports: [],
    },
    {
      name: "A proposal that comes first",
      kind: "false-positive",
      files: { "openspec/changes/cart/proposal.md": PROPOSAL },
      reports: [],
      looked: "0/1",
    },
    {
      name: "A change that skips specs",
      kind: "false-positive",
      files: {
        "openspec/changes/cart/proposal.md": PROPOSAL,
        "openspec/changes/cart/.openspec.yaml": "schema: spec-driven\nskip_specs: true\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle }) {
    const proposal = bundle.documents.find(({ role }) => role === "proposal");
    const sections = proposal ? sectionsOf(proposal.markdown()) : [];
    const listed = sections
      .filter(({ name }) => name === "new capabilities" || name === "modified capabilities")
      .flatMap(allBlocksOf)
      .flatMap((block) => {
        const name = block.kind === "item" ? NAME.exec(block.text)?.[1] : undefined;
        return name === undefined ? [] : [{ name, line: block.line }];
      });
    // A proposal is written first, and says what is to be specified next.
    const isSkipped =
      skipsSpecs(bundle) || bundle.documents.every(({ role }) => role === "proposal" || role === "metadata");
    yield { examined: isSkipped ? 0 : listed.length, of: listed.length, unit: "capabilities" };
    if (isSkipped || !proposal) return;
    const { path, documents } = bundle.location;
    for (const { name, line } of listed) {
      const isThere = documents.some(
        (one) => one === `${path}/specs/${name}/spec.md` || one.endsWith(`/${name}/spec.md`),
      );
      if (isThere) continue;
      const values = { document: fileName(proposal.file.path), name, path: `${path}/specs/${name}/spec.md` };
      yield { message: "missing", values, at: { path: proposal.file.path, line, endLine: line }, key: name };
    }
  },
});
