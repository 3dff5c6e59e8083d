import { z } from "zod";
import { globs, levels, login } from "./schema-parts.ts";

const WHEN = z.strictObject({
  labels: z.array(z.string().min(1).max(100)).max(50).optional().describe("Labels, one of which it carries."),
  paths: globs.optional().describe("Globs within which all of its changed files lie."),
  size: z
    .strictObject({ files: z.int().min(1).max(3000).describe("So many changed files at most.") })
    .optional()
    .describe("How small it is."),
  authors: z.array(login).max(100).optional().describe("Logins, one of which opened it."),
  bots: z.boolean().optional().describe("Whether a bot opened it."),
});

/** Pull requests of which less is asked, and what. */
export const laneSchema = z.strictObject({
  name: z.string().min(1).max(60).describe("What the check calls it."),
  when: WHEN.describe("Which pull requests take it: those of which all that is written here is true."),
  rules: levels.default({}).describe("Level of rules there, where it is lower; a lane never asks for more."),
  skip: z.boolean().default(false).describe("Whether every error is shown as a warning."),
});

type LaneSettings = z.output<typeof laneSchema>;

/** A lane in force. Rules that the organisation has locked are not eased by a lane of the repository. */
export interface Lane extends LaneSettings {
  readonly except: readonly string[];
}
