import { cleanDialects } from "./clean-bundle.ts";
import type { Outcome } from "./inject.ts";
import { defects } from "./kinds/index.ts";
import type { Run } from "./run.ts";

/** One line per dialect: how many defects were put in, the share that was found, the share that brought a false alarm. */
export function renderShares({ outcomes }: Run): string[] {
  const rows = [...Map.groupBy(outcomes, ({ dialect }) => dialect)];
  const width = Math.max(...rows.map(([dialect]) => dialect.length), "dialect".length);
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(14)).join("");
  const shares = (some: readonly Outcome[]) => [
    `${some.length}`,
    share(some.filter(({ isFound }) => isFound).length, some.length),
    share(some.filter(({ falseAlarms }) => falseAlarms.length > 0).length, some.length),
  ];
  return [
    line("dialect", ["defects", "found", "false alarms"]),
    ...rows.map(([dialect, some]) => line(dialect, shares(some))),
    line("all", shares(outcomes)),
  ];
}

/** One line per kind, one column per dialect: found of put in, or a dash where it cannot exist. */
export function renderKinds({ outcomes }: Run): string[] {
  const dialects = cleanDialects().filter((dialect) => outcomes.some((each) => each.dialect === dialect));
  const width = Math.max(...defects.map(({ id }) => id.length));
  const cells = Map.groupBy(outcomes, ({ dialect, defect }) => `${dialect} ${defect.id}`);
  const kinds = defects.filter(({ id }) => outcomes.some(({ defect }) => defect.id === id));
  const row = (id: string) =>
    dialects.map((dialect) => {
      const some = cells.get(`${dialect} ${id}`);
      return some ? `${some.filter(({ isFound }) => isFound).length}/${some.length}` : "–";
    });
  return [
    "".padEnd(width) + dialects.map((_, at) => `${at + 1}`.padStart(6)).join(""),
    ...kinds.map(
      ({ id }) =>
        id.padEnd(width) +
        row(id)
          .map((cell) => cell.padStart(6))
          .join(""),
    ),
    dialects.map((dialect, at) => `${at + 1} ${dialect}`).join(", "),
  ];
}

/** What went wrong: a defect that was missed, and what was said without a reason. */
export function renderProblems({ outcomes, faults }: Run): string[] {
  const problems = outcomes.flatMap(({ dialect, defect, what, isFound, falseAlarms }) => [
    ...(isFound ? [] : [`${dialect}: missed ${defect.id} (${what}); ${defect.rule} should have said so`]),
    ...falseAlarms.map(
      ({ rule, at, message }) =>
        `${dialect}: false alarm after ${defect.id} (${what}): ${rule} ${at.path}:${at.line} ${message}`,
    ),
  ]);
  return [...faults, ...problems];
}

function share(some: number, all: number): string {
  return `${all === 0 ? 0 : Math.round((some / all) * 1_000) / 10} %`;
}
