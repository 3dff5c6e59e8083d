import { UserError } from "../errors.ts";
import type { ConfigText } from "../snapshot/pull-request.ts";
import type { Layer, Provenance } from "./layer.ts";
import type { OrganisationLayer } from "./organisation-layer.ts";
import { requireLayer } from "./parse-layer.ts";
import { resolveLayers } from "./resolve-layers.ts";

/**
 * Every key of the configuration in force that somebody wrote, with its value and where. Empty without a configuration,
 * and where one cannot be read: whoever judges by it says so.
 */
export function findOrigins(
  base: ConfigText | null,
  organisation: OrganisationLayer = { kind: "none" },
): readonly Provenance[] {
  try {
    const above = organisation.kind === "found" ? layerOf(organisation.config, "organisation") : null;
    const own = base === null ? null : layerOf(base, organisation.kind === "self" ? "organisation" : "repository");
    const { provenance } = organisation.kind === "self" ? resolveLayers(own, null) : resolveLayers(above, own);
    return provenance.filter(({ layer }) => layer !== "defaults");
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function layerOf({ text, path }: ConfigText, name: Layer["name"]): Layer {
  return requireLayer(text, path, name);
}
