// Renders every screen that a person would see to fixtures/screens/<name>/screen.md; with --check it only compares.
import { writeFileSync } from "node:fs";
import { createEvaluator } from "../src/evaluator/create-evaluator.ts";
import { readScreenFile, renderScreen, screenNames, screenPath } from "../test/support/screens/render-screen.ts";

const isCheck = process.argv.includes("--check");
const evaluator = createEvaluator({ workers: 1 });
const stale: string[] = [];
for (const name of screenNames()) {
  const screen = await renderScreen(name, evaluator);
  if (screen === readScreenFile(name, "screen.md")) continue;
  stale.push(name);
  if (!isCheck) writeFileSync(screenPath(name, "screen.md"), screen);
}
await evaluator.close();
if (isCheck && stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run \`npm run screens\` and read what changed.`);
  process.exitCode = 1;
} else {
  console.log(
    `${screenNames().length} screens, ${stale.length} written${stale.length > 0 ? `: ${stale.join(", ")}` : ""}.`,
  );
}
