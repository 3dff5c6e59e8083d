// Puts known defects into spec bundles in which nothing is wrong, and asks whether each is found where it is.
import { parseArgs } from "node:util";
import { renderKinds, renderProblems, renderShares } from "./defects/render-run.ts";
import { runDefects } from "./defects/run.ts";

const USAGE = "npm run defects [-- --seed 42] [--cases 3] [--dialect kiro]… [--kind false-tick]…";

function injectDefects(): number {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: `${Date.now() % 1_000_000}` },
      cases: { type: "string", default: "3" },
      dialect: { type: "string", multiple: true, default: [] },
      kind: { type: "string", multiple: true, default: [] },
    },
  });
  const [seed, places] = [Number(values.seed), Number(values.cases)];
  if (!Number.isInteger(seed) || !Number.isInteger(places) || places < 1) throw new TypeError("Numbers are asked for.");
  const run = runDefects({ seed, places, dialects: values.dialect, kinds: values.kind });
  for (const line of [...renderKinds(run), "", ...renderShares(run)]) console.log(line);
  console.log(
    `Seed ${seed}, ${places} places for each kind and dialect. Fewer where a format has fewer; – where it has none.`,
  );
  const problems = renderProblems(run);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 || run.outcomes.length === 0 ? 1 : 0;
}

try {
  process.exitCode = injectDefects();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message} ${USAGE}`);
  process.exitCode = 2;
}
