import { graphLegend } from "../report/graph-legend.ts";
import { blockFence, codeSpan } from "../report/neutral-text.ts";
import { defineCommand } from "./command.ts";
import { selectBundles } from "./select-bundles.ts";

/** `/spec graph [bundle]`: the dependency graph as a drawing. */
export const graph = defineCommand({
  name: "graph",
  usage: "/spec graph [bundle]",
  summary: "Draws the dependency graph of a spec bundle",
  permission: "read",
  reach: "nothing",
  needs: "evaluation",
  examples: ["/spec graph", "/spec graph 001-auth"],
  answer({ args, evaluation }) {
    const parts = selectBundles(evaluation, args[0])
      .slice(0, 3)
      .map(({ path, mermaid }) => `### ${codeSpan(path, 200)}\n\n${mermaid === null ? NOTHING : draw(mermaid)}`);
    const reply = parts.length > 0 ? parts.join("\n\n") : "This pull request neither touches nor names a spec bundle.";
    return { reply, recheck: false };
  },
});

const NOTHING = "There is nothing to draw: no task or phase states what it waits for.";

function draw(mermaid: string): string {
  const fence = blockFence(mermaid);
  return `${fence}mermaid\n${mermaid.trimEnd()}\n${fence}\n\n${graphLegend(mermaid)}`;
}
