const PHASE = "# Tasks\n\n## Phase 1: Parcels\n\n- [ ] T001 Weigh a parcel\n\n";
const COUNT = 100_000;

/** Nine anchors, each of which repeats the one before nine times: more than three hundred million words when written out. */
const BOMB = [..."abcdefghi"]
  .map(
    (name, at, names) =>
      `${name}: &${name} [${Array(9)
        .fill(at === 0 ? "parcel" : `*${names[at - 1]}`)
        .join(", ")}]`,
  )
  .join("\n");

function lines(count: number, line: (at: number) => string, perBlock = 1_000): string {
  const all = Array.from({ length: count }, (_, at) => (at % perBlock === perBlock - 1 ? `${line(at)}\n` : line(at)));
  return all.join("\n");
}

function fence(language: string, content: string): string {
  return `\`\`\`${language}\n${content}\n\`\`\`\n`;
}

function table(rows: number, cells: number): string {
  const row = (cell: string) => `|${` ${cell} |`.repeat(cells)}\n`;
  return `${row("a")}${row("-")}${row("parcel").repeat(rows)}\n`;
}

/** Documents that nobody means well, about a megabyte each, by what they are made of. */
export const HOSTILE_DOCUMENTS: ReadonlyMap<string, () => string> = new Map([
  ["a million brackets on one line", () => "[".repeat(1_000_000)],
  ["a million asterisks", () => `${PHASE}${`${"*".repeat(8_000)}\n\n`.repeat(125)}`],
  ["a million underscores in tasks", () => `${PHASE}${`- [ ] T002 ${"_".repeat(8_000)}\n`.repeat(125)}`],
  ["a million brackets in tasks", () => `${PHASE}${`- [ ] T002 ${"[".repeat(8_000)}\n`.repeat(125)}`],
  ["a million backticks in tasks", () => `${PHASE}${`- [ ] T002 ${"`a``".repeat(2_000)}\n`.repeat(125)}`],
  ["a million dependencies", () => `${PHASE}- [ ] T002 A (depends on ${"T001, ".repeat(1_200)})\n`.repeat(140)],
  ["one line of a megabyte", () => `${PHASE}- [ ] T002 ${"parcel ".repeat(150_000)}\n`],
  ["lists nested without end", () => lines(3_000, (at) => `${"  ".repeat(at)}- [ ] T${at} a`)],
  ["lists nested as deep as is read", () => lines(6_000, (at) => `${"  ".repeat(at % 60)}- [ ] T${at} a`)],
  ["quotes nested without end", () => `${">".repeat(500_000)} - [ ] T001 a`],
  [
    "lists in quotes in lists",
    () => lines(4_000, (at) => `> - > 1. > * [ ] T${at} Weigh a parcel that a clerk of the depot has stamped`),
  ],
  ["a table of a hundred thousand cells", () => `${PHASE}${table(1_000, 100)}`],
  ["tables of a hundred thousand cells", () => `${PHASE}${table(100, 10).repeat(100)}`],
  [
    "a drawing of a hundred thousand edges",
    () => `${PHASE}${fence("mermaid", `flowchart LR\n${lines(COUNT, (at) => `T${at} --> T${at + 1}`)}`)}`,
  ],
  [
    "a drawing of one node's hundred thousand edges",
    () => `${PHASE}${fence("mermaid", `flowchart LR\n${lines(COUNT, (at) => `T001 --> T${at}`)}`)}`,
  ],
  [
    "waves of a hundred thousand tasks",
    () => `${PHASE}${fence("json", `{"waves": [{"id": 1, "tasks": [${lines(COUNT, (at) => `"${at}.1",`)}"1.1"]}]}`)}`,
  ],
  ["a Work Order that is a YAML bomb", () => `${PHASE}${`${fence("yaml", `intent: a\n${BOMB}`)}\n`.repeat(200)}`],
  ["front matter that is a YAML bomb", () => `---\n${BOMB}\n---\n${PHASE}`],
  ["a Work Order nested without end", () => `${PHASE}${fence("yaml", `intent: ${"[".repeat(8_000)}`)}`],
  ["fences that never end", () => `${PHASE}${"~~~\n```\n\n".repeat(100_000)}`],
  ["comments that never end", () => `${PHASE}${"a parcel <!-- its depot\n\n".repeat(40_000)}`],
  ["headings of every depth", () => lines(20_000, (at) => `${"#".repeat((at % 6) + 1)} Phase ${at}: a`, 1)],
  ["a ring of tasks", () => lines(20_000, (at) => `- [ ] T${at} A parcel (depends on T${(at + 1) % 20_000})`)],
  [
    "phases that all wait for each other",
    () => lines(2_000, (at) => `## Phase ${at}: A (depends on Phase 1-${at})\n\n- [ ] T${at} a\n`),
  ],
  ["ranges without end", () => lines(10_000, (at) => `- [ ] T${at} A (depends on T001-T999999999)`)],
  [
    "orders of thousands of tasks that nobody defines",
    () =>
      `${lines(8_000, (at) => `- [ ] T${10_000 + at} a`)}\n\n## Dependencies\n\n${lines(8_000, (at) => `- T${20_000 + at} before T${40_000 + at}`)}\n`,
  ],
  ["ranges of everything", () => lines(5_000, (at) => `- [ ] T${at} A (depends on T0-T5000)`)],
]);
