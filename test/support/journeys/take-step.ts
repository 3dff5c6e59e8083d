import { rerequestRun } from "../../local-github/world/check-suites.ts";
import { buildFiles } from "./build-files.ts";
import type { Given, Step } from "./journey.ts";
import type { JourneyWorld } from "./journey-world.ts";
import { withoutGaps } from "./without-gaps.ts";

type Verb = Exclude<keyof Step, "expect" | "queue" | "quiet" | "meanwhile">;

/** What people do, each by its name in `journey.yml`. */
const STEPS: { readonly [Name in Verb]: (world: JourneyWorld, given: Given<Name>) => void } = {
  open,
  push,
  commit: (world, { branch, message, ...change }) => {
    world.repository.commit(branch, buildFiles(change, world.tasksOn(branch)), withoutGaps({ message }));
  },
  comment: (world, { pull: name, as, text, by }) => {
    const pull = world.pull(name);
    const commentId = pull.comment(world.fill(text), by);
    world.remember(as, { pull, marker: `${commentId} `, reactions: () => reactionsOf(world, pull.number, commentId) });
  },
  review: (world, { pull: name, as, text = "", by, state = "COMMENTED", first = false }) => {
    const pull = world.pull(name);
    const commitSha = first ? world.firstSha(pull) : pull.headSha;
    const review = pull.review(by, { state, body: text, commitSha });
    const reactions = () => review.reactions.map(({ content }) => content);
    world.remember(as, { pull, marker: `review:${review.id} `, reactions });
  },
  edit: (world, { pull, ...edit }) => world.pull(pull).edit(withoutGaps(edit)),
  merge: (world, { pull, method = "merge" }) => void world.pull(pull).merge({ by: "ana", method }),
  enqueue: (world, { pull }) => world.pull(pull).enqueue({ by: "ana" }),
  close: (world, { pull }) => world.pull(pull).close(),
  reopen: (world, { pull }) => world.pull(pull).reopen(),
  ready: (world, { pull }) => world.pull(pull).ready(),
  lock: (world, { pull }) => world.pull(pull).lock(),
  press: (world, { pull: name, button, by }) => {
    const pull = world.pull(name);
    pull.pressButton(button, by);
    world.remember(undefined, { pull, marker: "button:", reactions: () => [] });
  },
  rerun: (world, { pull: name, first = false }) => {
    const pull = world.pull(name);
    if (!first) return pull.rerunCheck();
    const suites = world.repository.state.checkSuites.filter(({ headSha }) => headSha === world.firstSha(pull));
    const [run] = suites.flatMap(({ runs }) => runs);
    if (!run) throw new Error("the first commit has no check");
    rerequestRun(world.stage.gh.world, run, pull.state.author);
  },
  archive: ({ repository }) => repository.archive(),
  unarchive: ({ repository }) => repository.unarchive(),
  deleteFork: (world, { pull }) => world.fork(pull).delete(),
  deleteBranch: ({ repository }, { branch }) => repository.deleteBranch(branch),
};

/** Does what a step says; nothing where it says what to wait for. */
export function takeStep(world: JourneyWorld, step: Step): void {
  for (const [verb, given] of Object.entries(step)) {
    const take = STEPS[verb as Verb] as ((world: JourneyWorld, given: unknown) => void) | undefined;
    if (given !== undefined) take?.(world, given);
  }
}

function open(world: JourneyWorld, given: Given<"open">): void {
  const { as, on, fork, base, body = "", title, draft, by, message, branch, ...change } = given;
  const repository = fork === undefined ? world.repository : world.repository.fork(fork);
  if (on !== undefined) repository.branch(branch, on);
  const files = buildFiles(change, world.tasksOn(on ?? base ?? "main"));
  repository.commit(branch, files, withoutGaps({ message }));
  const pull = world.repository.openPullRequest({
    head: branch,
    headRepository: repository,
    author: by ?? fork ?? "ana",
    body: world.fill(body),
    ...withoutGaps({ base, title, draft }),
  });
  world.opened(as ?? branch, pull, repository);
}

function push(
  world: JourneyWorld,
  { pull: name, by, author, instead = false, message, ...change }: Given<"push">,
): void {
  const pull = world.pull(name);
  const { headRef } = pull.state.pull;
  if (!instead) {
    const tasks = world.tasksOf(pull);
    pull.push(buildFiles(change, tasks), withoutGaps({ message, author, by }));
    return;
  }
  const other = world.repository.commit(`${headRef}-instead`, buildFiles(change, world.began));
  world.repository.forcePush(headRef, other);
}

function reactionsOf(world: JourneyWorld, number: number, commentId: number): readonly string[] {
  const comments = world.repository.pullRequest(number).comments();
  return comments.find(({ id }) => id === commentId)?.reactions ?? [];
}
