import { UserError } from "../errors.ts";
import { documentName } from "../layouts/layout-of.ts";
import { isBegun } from "../scaffolds/new-document.ts";
import { defineCommand } from "./command.ts";
import { requireOwnBranch } from "./require-own-branch.ts";
import { selectBundles } from "./select-bundles.ts";

/** `/spec scaffold [bundle]`: documents that a spec bundle lacks are begun on the pull request's branch, in one commit. */
export const scaffold = defineCommand({
  name: "scaffold",
  usage: "/spec scaffold [bundle]",
  summary: "Creates the documents that a spec bundle lacks, from the repository's own templates where it has them",
  permission: "write",
  reach: "head",
  needs: "evaluation",
  examples: ["/spec scaffold", "/spec scaffold 001-auth"],
  answer({ args, evaluation, facts }) {
    requireOwnBranch(facts);
    const bundles = selectBundles(evaluation, args[0]);
    const missing = bundles.flatMap(({ path, slug, layout, findings }) =>
      findings.flatMap(({ creates }) =>
        creates === undefined
          ? []
          : [{ bundle: { path, slug, layout }, name: documentName(path, creates), path: creates }],
      ),
    );
    if (missing.length === 0) {
      const hint = "`/spec status` shows what there is.";
      throw new UserError("nothing-missing", "No spec bundle of this pull request lacks a document.", hint);
    }
    const known = missing.filter(({ bundle, name }) => isBegun(bundle.layout, name));
    if (known.length === 0) {
      const hint = "Create it by hand; the check links to GitHub's form for it.";
      throw new UserError("unknown-document", "There is no form for the document that is missing.", hint);
    }
    return {
      reply: "Created on this pull request's own branch, for you to fill in:",
      recheck: false,
      orders: [{ kind: "scaffold", documents: known }],
    };
  },
});
