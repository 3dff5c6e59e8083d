import { listWords } from "./name-task.ts";

/** `Pull request 41`, `Pull requests 41 and 43`: without a number sign, which would leave a reference on their pages. */
export function namePullRequests(rivals: readonly (number | { readonly pullRequest: number })[]): string {
  const numbers = [...new Set(rivals.map((one) => `${typeof one === "number" ? one : one.pullRequest}`))];
  return `Pull request${numbers.length === 1 ? "" : "s"} ${listWords(numbers, 3)}`;
}
