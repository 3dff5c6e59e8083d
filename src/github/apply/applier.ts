import type { Effect, EffectOf, EffectResults } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";

/** Carries out one kind of effect. What it throws is what Octokit threw; the client translates it. */
export type Applier<Kind extends Effect["kind"]> = (
  connection: Connection,
  effect: EffectOf<Kind>,
) => Promise<EffectResults[Kind]>;
