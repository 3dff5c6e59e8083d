import { z } from "zod";
import { dialect, globs, levels, markers } from "./schema-parts.ts";

/** What holds in a part of the repository alone. */
export const overrideSchema = z.strictObject({
  paths: globs.default([]).describe("Globs of the files that it is about."),
  bundles: globs.default([]).describe("Spec bundles that it is about: slugs, directories or globs of directories."),
  rules: levels.default({}).describe("Level of rules there; their options stay as they are."),
  dialect: dialect.optional().describe("How tasks are written there."),
  markers: markers.optional().describe("What marks mean there, beside those of the whole repository."),
});

/** Holds in the places that it names; of several that name one place, the last one is heard. Without a place it holds everywhere. */
export type Override = z.output<typeof overrideSchema>;
