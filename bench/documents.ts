/** Paths, requirement ids and prose as spec-kit task lists have them, so that the measured text is not all alike. */
const AREAS = ["api", "web", "worker", "mobile", "db", "cli"] as const;
const VERBS = ["Create", "Implement", "Validate", "Document", "Refactor", "Instrument"] as const;
const THINGS = [
  "parcel event",
  "courier route",
  "depot stock",
  "label printer",
  "return slip",
  "address check",
] as const;

const PER_PHASE = 20;

/** A spec-kit `tasks.md` with this many tasks, a third of them with a dependency, 20 to a phase. Always the same. */
export function taskDocument(tasks: number): string {
  const lines = ["# Tasks: Parcel tracking", "", "**Input**: documents of this directory", ""];
  for (let number = 1; number <= tasks; number++) {
    if (number % PER_PHASE === 1) lines.push(...phaseHead(Math.ceil(number / PER_PHASE)));
    lines.push(taskLine(number, tasks));
  }
  return `${lines.join("\n")}\n`;
}

function phaseHead(phase: number): readonly string[] {
  return [
    "",
    `## Phase ${phase}: User Story ${phase} - ${pick(THINGS, phase)} (Priority: P${(phase % 3) + 1})`,
    "",
    "**Goal**: a depot clerk does it without a call",
    "",
  ];
}

function taskLine(number: number, tasks: number): string {
  const box = number * 2 < tasks ? "X" : " ";
  const parallel = number % 2 === 0 ? "[P] " : "";
  const area = pick(AREAS, number);
  const what = `${pick(VERBS, number)} the ${pick(THINGS, number + 2)} in apps/${area}/src/part${number}/index.ts`;
  const depends = number % 3 === 0 ? ` (depends on ${id(number - 1)})` : "";
  return `- [${box}] ${id(number)} ${parallel}[US${Math.ceil(number / PER_PHASE)}] ${what} (FR-${String((number % 40) + 1).padStart(3, "0")})${depends}`;
}

function id(number: number): string {
  return `T${String(number).padStart(3, "0")}`;
}

function pick<T>(from: readonly [T, ...T[]], index: number): T {
  return from[index % from.length] ?? from[0];
}
