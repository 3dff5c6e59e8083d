import { bundlesCalled } from "../bundle/bundles-called.ts";
import { UserError } from "../errors.ts";
import type { BundleReport, Evaluation } from "../report/evaluation.ts";

/** The spec bundles that a command is about: the named one, or all. Throws `UserError` for a name that none has. */
export function selectBundles({ bundles }: Evaluation, wanted: string | undefined): readonly BundleReport[] {
  if (wanted === undefined) return bundles;
  const name = wanted.replaceAll("`", "").replace(/\/$/, "");
  const found = bundlesCalled(bundles, name);
  if (found.length > 0) return found;
  const known = bundles.slice(0, 10).map(({ path }) => `\`${path}\``);
  throw new UserError(
    "unknown-bundle",
    `This pull request concerns no spec bundle \`${name.slice(0, 100)}\`.`,
    known.length > 0 ? `It concerns ${known.join(", ")}.` : "It neither touches nor names one.",
  );
}
