import type { Effect, EffectOf, EffectResults } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";
import { addReaction } from "./add-reaction.ts";
import type { Applier } from "./applier.ts";
import { commitFiles } from "./commit-files.ts";
import { proposeFiles } from "./propose-files.ts";
import { publishCheckRun } from "./publish-check-run.ts";
import { upsertComment } from "./upsert-comment.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";

/** How every kind of effect gets to GitHub. A kind without an applier does not compile. */
const appliers: { readonly [Kind in Effect["kind"]]: Applier<Kind> } = {
  "publish-check-run": publishCheckRun,
  "upsert-comment": upsertComment,
  "add-reaction": addReaction,
  "commit-files": commitFiles,
  "propose-files": proposeFiles,
  "withdraw-proposal": withdrawProposal,
};

export function applyEffect<Kind extends Effect["kind"]>(
  connection: Connection,
  effect: EffectOf<Kind>,
): Promise<EffectResults[Kind]> {
  const applier: Applier<Kind> = appliers[effect.kind as Kind];
  return applier(connection, effect);
}
