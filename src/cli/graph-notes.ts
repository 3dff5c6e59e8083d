import { plainText } from "../core/report/neutral-text.ts";

/** Circles, and tasks of one, that are named. */
const MOST = 5;

/** What a person should know beside a drawing: circles in it, and that there is nothing to draw. Takes the graph as JSON. */
export function graphNotes(json: string): string {
  const { cycles, edges, barriers, taskBarriers } = JSON.parse(json) as {
    readonly cycles: readonly (readonly string[])[];
    readonly edges: readonly unknown[];
    readonly barriers: readonly unknown[];
    readonly taskBarriers: readonly unknown[];
  };
  const circles = cycles.slice(0, MOST).map((ids) => {
    const shown = ids.slice(0, MOST).map((id) => plainText(id));
    const more = ids.length > MOST ? ["…"] : [];
    return `note: a circle, none of which can be started: ${[...shown, ...more, shown[0]].join(" → ")}; \`check\` says where\n`;
  });
  const isBare = edges.length + barriers.length + taskBarriers.length === 0;
  return [...circles, ...(isBare ? ["note: nothing here waits for anything, so there is nothing to draw\n"] : [])].join(
    "",
  );
}
