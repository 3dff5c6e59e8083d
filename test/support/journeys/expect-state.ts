import { expect } from "vitest";
import { ourComments, stickyOf, text } from "../../e2e/stage.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import { changeTasks } from "./build-files.ts";
import type { Expectation, Words } from "./journey.ts";
import type { JourneyWorld } from "./journey-world.ts";

type Part = Exclude<keyof Expectation, "pull">;
type Expected<Name extends Part> = Exclude<Expectation[Name], undefined>;
type Looks = { readonly [Name in Part]: (world: JourneyWorld, expected: Expected<Name>, pull?: string) => void };

/** What people see, each by its name in `journey.yml`; every look throws where it sees something else. */
const LOOKS: Looks = {
  check: (world, { conclusion, title, runs, ...words }, pull) => {
    const seen = world.pull(pull);
    const check = seen.checks().find(({ name }) => name === "spec-kit-enforce");
    const shown = `${check?.title}\n\n${check?.summary}\n\n${check?.text}`;
    expect(check?.status, "the check").toBe("completed");
    if (conclusion !== undefined) expect(check?.conclusion, shown).toBe(conclusion);
    expectWords(world, check?.title ?? "", { says: title });
    expectWords(world, shown, words);
    if (runs !== undefined) expect(runsOn(seen), "runs on the head").toBe(runs);
  },
  comment: (world, words, pull) => {
    const sticky = stickyOf(world.pull(pull));
    if (words === "none") return expect(sticky?.body, "the comment").toBeUndefined();
    expect(sticky, "the comment").toBeDefined();
    expectWords(world, sticky?.body ?? "", words);
  },
  reply: (world, { to, reactions, ...words }) => {
    const asked = world.asked(to);
    const replies = ourComments(asked.pull, `spec-kit-enforce:reply:${asked.marker}`);
    expect(replies, "replies to the command").toHaveLength(1);
    expectWords(world, replies[0]?.body ?? "", words);
    if (reactions) expect(asked.reactions(), "reactions to the command").toEqual(reactions);
  },
  replies: (world, count, pull) => {
    expect(ourComments(world.pull(pull), "spec-kit-enforce:reply:"), "all replies").toHaveLength(count);
  },
  tasks: (world, { branch, ...change }) => {
    expect(world.tasksOn(branch), `the tasks document on ${branch}`).toBe(changeTasks(world.began, change));
  },
  file: (world, { branch, path, ...words }) => {
    expectWords(world, text(world.repository.read(branch, path)), words);
  },
  commit: (world, { branch, ...words }) => expectWords(world, world.repository.log(branch)[0]?.message ?? "", words),
  commits: (world, { branch, count }) => {
    expect(world.repository.log(branch).length, `commits on ${branch}`).toBe(count);
  },
  state: (world, state, pull) => expect(stateOf(world.pull(pull)), "the pull request").toBe(state),
  base: (world, base, pull) => expect(world.pull(pull).state.pull.baseRef, "its base").toBe(base),
  rolling: (world, state) => {
    const rolling = world.repository.pullRequests().filter(({ state: { pull } }) => pull.headRef.startsWith(OURS));
    const states = rolling.map(stateOf);
    expect(states, "rolling pull requests").toEqual(state === "none" ? [] : [state]);
  },
};

const OURS = "spec-kit-enforce/ticks";

/** Throws unless everything that a step expects can be seen now. */
export function expectState(world: JourneyWorld, { pull, ...expected }: Expectation): void {
  for (const [part, given] of Object.entries(expected)) {
    const look = LOOKS[part as Part] as (world: JourneyWorld, given: unknown, pull?: string) => void;
    if (given !== undefined) look(world, given, pull);
  }
}

interface Said {
  readonly says?: Words | undefined;
  readonly saysNot?: Words | undefined;
}

function expectWords(world: JourneyWorld, shown: string, { says = [], saysNot = [] }: Said): void {
  for (const part of [says].flat()) expect(shown).toContain(world.fill(part));
  for (const part of [saysNot].flat()) expect(shown).not.toContain(world.fill(part));
}

function stateOf(pull: LocalPullRequest): string {
  return pull.isMerged ? "merged" : pull.state.state;
}

function runsOn(pull: LocalPullRequest): number {
  const suites = pull.state.repository.checkSuites.filter(({ headSha }) => headSha === pull.headSha);
  return suites.flatMap(({ runs }) => runs).filter(({ name }) => name === "spec-kit-enforce").length;
}
