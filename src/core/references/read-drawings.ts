import type { Drawing, DrawnNode } from "../bundle/drawing.ts";
import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { Block, CodeBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import type { Place } from "../markdown/place.ts";
import { type Labelled, labelReader } from "./drawn-names.ts";
import { parseMermaid } from "./mermaid/parse-mermaid.ts";
import { parseWaves, type Wave } from "./parse-waves.ts";

/** Drawings in one document; the largest known has four. */
const MOST_DRAWINGS = 50;

/** Reads the diagrams and plans of waves in a document's code blocks, in document order. Linear, never throws. */
export function readDrawings(
  { source, blocks }: MarkdownDocument,
  tasks: readonly Task[],
  phases: readonly Phase[],
): Drawing[] {
  if (!source.text.includes("mermaid") && !source.text.includes('"wave')) return [];
  const read = labelReader(tasks, phases);
  const drawings: Drawing[] = [];
  for (const block of codeBlocks(blocks)) {
    const drawing = block.language === "mermaid" ? mermaid(block, source.path, read) : waves(block, source.path);
    if (drawing !== null && drawings.length < MOST_DRAWINGS) drawings.push(drawing);
  }
  return drawings;
}

function* codeBlocks(blocks: readonly Block[]): Generator<CodeBlock> {
  for (const block of blocks) {
    if (block.kind === "code") yield block;
    else if (block.kind === "item") yield* codeBlocks(block.children);
  }
}

function mermaid(block: CodeBlock, path: string, read: (id: string, label: string) => Labelled): Drawing | null {
  const diagram = parseMermaid(block.text, block.line + 1);
  if (diagram === null) return null;
  const place = (line: number): Place => ({ path, line, endLine: line });
  const nodes = diagram.canvas.nodes.flatMap(({ id, label, members, line }): DrawnNode[] => {
    const { names, several } = read(id, label);
    const at = place(line);
    const boxes = several.map((task): DrawnNode => taskNode(`${id}/${task}`, task, at));
    return [{ id, label, names, members: [...members, ...boxes.map((box) => box.id)], at }, ...boxes];
  });
  const edges = diagram.canvas.links.map(({ from, to, line }) => ({ from, to, at: place(line) }));
  return { kind: "mermaid", nodes, edges, problem: diagram.problem, at: wholeOf(block, path) };
}

/** Each wave is a box around its tasks, and waits for the one before it. */
function waves(block: CodeBlock, path: string): Drawing | null {
  if (block.language !== null && block.language !== "json" && block.language !== "jsonc") return null;
  const plan = parseWaves(block.text);
  if (plan === null) return null;
  const at = wholeOf(block, path);
  const filled = plan.waves.filter((wave) => wave.length > 0);
  const nodes = filled.flatMap((wave, number) => waveNodes(wave, number, at));
  const edges = filled.slice(1).map((_, number) => ({ from: waveId(number), to: waveId(number + 1), at }));
  return { kind: "waves", nodes, edges, problem: plan.problem, at };
}

function waveNodes(wave: Wave, number: number, at: Place): DrawnNode[] {
  const boxes = wave.map((task) => taskNode(`${waveId(number)}/${task}`, task, at));
  const group = { id: waveId(number), label: `wave ${number + 1}`, names: [], members: boxes.map(({ id }) => id), at };
  return [group, ...boxes];
}

function waveId(number: number): string {
  return `wave ${number + 1}`;
}

function taskNode(id: string, task: string, at: Place): DrawnNode {
  return { id, label: task, names: [{ kind: "id", id: task }], members: [], at };
}

function wholeOf({ line, endLine }: CodeBlock, path: string): Place {
  return { path, line, endLine };
}
