/** The package's public entry (`exports` in package.json): for programs that use core as a library. The layers around core import its files. */
export { buildBundle } from "./bundle/build-bundle.ts";
export { parseTasksFile as parseTasks } from "./bundle/parse-tasks-file.ts";
export { configJsonSchema } from "./config/config-json-schema.ts";
export { DEFAULT_CONFIG } from "./config/default-config.ts";
export { parseConfig } from "./config/parse-config.ts";
export { planStatusEdits } from "./edits/plan-edits.ts";
export { evaluate } from "./evaluate.ts";
export { buildGraph } from "./graph/build-graph.ts";
export { renderDot } from "./graph/dot.ts";
export { graphAsJson } from "./graph/json.ts";
export { renderMermaid } from "./graph/mermaid.ts";
export { discoverBundles } from "./layouts/discover-bundles.ts";
export { readClaims } from "./references/claims.ts";
export { rules } from "./rules/index.ts";
