import type { Status } from "../../../src/core/statuses/status.ts";

/** The character between the brackets where no legend says otherwise. */
export function boxMark(status: Status, done: "x" | "X" = "x"): string {
  const marks: Partial<Record<Status, string>> = { todo: " ", done, "in-progress": "~", blocked: "!" };
  return marks[status] ?? " ";
}
