import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMermaid } from "../../../../src/core/references/mermaid/parse-mermaid.ts";
import { labelLines } from "../../../../src/core/references/mermaid/read-node.ts";
import { anyText } from "../../../support/any-text.ts";

/** Arrows of a flowchart's statements, as `A>B`. */
function arrows(statements: string): string[] {
  return (parseMermaid(`flowchart LR\n${statements}`, 1)?.canvas.links ?? []).map(({ from, to }) => `${from}>${to}`);
}

const drawn = (text: string, line = 1) => parseMermaid(text, line);
const labels = (statements: string) =>
  Object.fromEntries((drawn(`graph TD\n${statements}`)?.canvas.nodes ?? []).map(({ id, label }) => [id, label]));

describe("arrows", () => {
  it.each([
    ["A --> B", ["A>B"]],
    ["A-->B", ["A>B"]],
    ["A ----> B", ["A>B"]],
    ["A -.-> B", ["A>B"]],
    ["A ==> B", ["A>B"]],
    ["A -->|words & more| B", ["A>B"]],
    ["A -- words --> B", ["A>B"]],
    ["A == words ==> B", ["A>B"]],
    ["A -. words .-> B", ["A>B"]],
    ["A e1@--> B", ["A>B"]],
    ["A --> B --> C", ["A>B", "B>C"]],
    ["A & B --> C & D", ["A>C", "A>D", "B>C", "B>D"]],
    ["A --> B; B --> C", ["A>B", "B>C"]],
    ["T-001 --> T-002", ["T-001>T-002"]],
    ["1.1 --> 1.2", ["1.1>1.2"]],
    ["A:::done --> B:::late", ["A>B"]],
    ["A --> B %% and a remark", ["A>B"]],
  ])("%j puts %j in order", (statement, expected) => {
    expect(arrows(statement)).toEqual(expected);
  });

  it.each(["A --- B", "A <--> B", "A o--o B", "A x--x B", "A ~~~ B", "A --o B", "A -- words --- B", "A === B"])(
    "%j says nothing about order",
    (statement) => {
      expect(arrows(statement)).toEqual([]);
      expect(drawn(`graph TD\n${statement}`)?.problem).toBeNull();
    },
  );

  it("stand on their lines", () => {
    expect(drawn("graph TD\n  A --> B\n\n  B --> C", 10)?.canvas.links.map(({ line }) => line)).toEqual([11, 13]);
  });
});

describe("boxes", () => {
  it("have labels in every shape", () => {
    const shapes =
      "A[one] --> B(two) --> C{three} --> D([four]) --> E[[five]] --> F[(six)] --> G((seven)) --> H{{eight}}";
    expect(labels(shapes)).toEqual({
      A: "one",
      B: "two",
      C: "three",
      D: "four",
      E: "five",
      F: "six",
      G: "seven",
      H: "eight",
    });
    expect(labels('I[/nine/]\nJ>ten]\nK["a [b] (c)"]\nL@{ shape: rect, label: "eleven" }\nM [twelve]')).toEqual({
      I: "nine",
      J: "ten",
      K: "a [b] (c)",
      L: "eleven",
      M: "twelve",
    });
  });

  it("keep the first label and are called by their id without one", () => {
    expect(labels("A[one] --> B\nA[two]")).toEqual({ A: "one", B: "B" });
  });

  it("say plain words, line by line", () => {
    expect(labelLines("**Phase 1**: <b>Setup</b><br/>first  of all<br>#quot;x#quot;")).toEqual([
      "Phase 1: Setup",
      "first of all",
      "x",
    ]);
  });

  it("stand in the subgraph that first mentions them", () => {
    const text =
      'graph TD\nsubgraph one [Phase 1]\nA --> B\nsubgraph two\nC\nend\nend\nB --> D\nsubgraph "Phase 3"\nA --> D\nend';
    const members = drawn(text)?.canvas.nodes.map(({ id, members: inside }) => [id, inside]);
    expect(members?.filter(([, inside]) => inside?.length)).toEqual([
      ["one", ["A", "B", "two"]],
      ["two", ["C"]],
      ["Phase 3", ["D"]],
    ]);
  });
});

describe("what is no arrow and no box", () => {
  it("is passed over: looks, remarks, directives and front matter", () => {
    const text = [
      "---",
      "title: x --> y",
      "---",
      "%%{init: {'theme': 'dark'}}%%",
      "flowchart TB",
      "direction LR",
      "classDef late fill:#fff",
      "class A,B late",
      "style A fill:#fff,stroke:#333",
      'click A "https://example.org" "tip"',
      "linkStyle 0 stroke:#000",
      "accTitle: x --> y",
      "A --> B",
    ].join("\n");
    expect(drawn(text)?.canvas.links).toEqual([{ from: "A", to: "B", line: 13 }]);
    expect(drawn(text)?.problem).toBeNull();
  });

  it.each(["sequenceDiagram\nA->>B: x", "classDiagram\nA <|-- B", "pie\n", "", "graphic\nA --> B"])(
    "is another kind of diagram: %j",
    (text) => {
      expect(drawn(text)).toBeNull();
    },
  );

  it("is said to be unreadable, and the rest is still read", () => {
    const diagram = drawn("graph TD\nA --> B\nB[never closed --> C\n) ( --> \nC --> D");
    expect(diagram?.problem).toBe("line 3 is no Mermaid that we can read");
    expect(diagram?.canvas.links.map(({ from, to }) => from + to)).toEqual(["AB", "CD"]);
  });
});

describe("a Gantt chart", () => {
  it("says what starts after what", () => {
    const text =
      "gantt\n title A\n section S\n Setup :done, t1, 2026-01-01, 3d\n Build :crit, t2, after t1, 2d\n Ship : after t1 t2, 1d";
    const { nodes = [], links = [] } = drawn(text)?.canvas ?? {};
    expect(nodes.map(({ id, label }) => `${id}: ${label}`)).toEqual(["t1: Setup", "t2: Build", "Ship: Ship"]);
    expect(links.map(({ from, to }) => `${from}>${to}`)).toEqual(["t1>t2", "t1>Ship", "t2>Ship"]);
  });
});

describe("hostile diagrams", () => {
  it("never throw, whatever they hold", () => {
    const piece = fc.constantFrom(
      "A",
      "-->",
      "[",
      "]",
      '"',
      "&",
      "|",
      "subgraph ",
      "end",
      "\n",
      "--",
      "-.",
      "%%",
      "(",
      "}",
      "@{",
      ";",
      "after ",
      ":",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, anyText()), { maxLength: 40 }), (parts) => {
        for (const kind of ["graph TD\n", "gantt\n"]) {
          const diagram = drawn(kind + parts.join(""));
          const ids = new Set(diagram?.canvas.nodes.map(({ id }) => id));
          for (const { from, to } of diagram?.canvas.links ?? [])
            expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are read the same with the line ends of another system, and on the same lines", () => {
    const text = "\nflowchart LR\n  subgraph top[Phase 3: Roof]\n    T007\n  end\n  T001 --> T007\n";
    for (const end of ["\r\n", "\r"]) expect(drawn(text.replaceAll("\n", end))).toEqual(drawn(text));
  });

  it("are read within bounds, and what is left out is said", () => {
    for (const part of ["A-->", "A[", 'A["', "A&", "subgraph a\n", "A -- ", "end\n", "A@{"]) {
      const started = performance.now();
      drawn(`graph TD\n${part.repeat(30_000)}`);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
    const wide = Array.from({ length: 150 }, (_, at) => `n${at}`).join(" & ");
    expect(drawn(`graph TD\n${wide} --> ${wide}`)?.problem).toMatch(/more boxes or arrows/);
    expect(drawn(`graph TD\n${"A --> B\n".repeat(20_000)}`)?.problem).toMatch(/longer than/);
  });
});
