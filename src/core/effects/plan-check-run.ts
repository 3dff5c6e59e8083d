import { hashText } from "../hash.ts";
import { CHECK_NAME, renderCheckRun } from "../report/check-run.ts";
import { worstOf } from "../report/conclusion.ts";
import { decidePublication, type ExternalId, formatExternalId, parseExternalId } from "../report/external-id.ts";
import { neutralMessage, shorten } from "../report/neutral-text.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { CheckRunOutput, PublishCheckRun } from "./effect.ts";
import { type ReviewInput, type ReviewVerdict, reportContext } from "./review-input.ts";

/** What this pull request alone says about its head commit: what is recorded for its siblings. */
export function findVerdict(input: ReviewInput): ReviewVerdict {
  const { conclusion, title } = renderCheckRun(input.evaluation, reportContext(input));
  return { pullRequest: input.facts.ref.number, conclusion, title };
}

/**
 * The check run to publish on the head commit, or none when what is there says it already. Its conclusion is the worst
 * over all open pull requests with this head, because a check belongs to a commit.
 */
export function planCheckRun(input: ReviewInput): readonly PublishCheckRun[] {
  const own = renderCheckRun(input.evaluation, reportContext(input));
  const number = input.facts.ref.number;
  const deciding = worstOf({ pullRequest: number, ...own }, siblingVerdicts(input.facts, input.verdicts));
  if (!input.forceNewRun && isSaidBySibling(input.facts, deciding)) return [];
  return publish(input, withDeciding(own, deciding, input.facts));
}

function publish({ facts, forceNewRun }: ReviewInput, output: CheckRunOutput): readonly PublishCheckRun[] {
  const wanted = identify(facts.ref.number, output);
  const publication = decidePublication(facts.checkRun, { ...wanted, conclusion: output.conclusion });
  if (publication.kind === "none" && !forceNewRun) return [];
  const update = publication.kind === "update" && !forceNewRun ? publication.checkRunId : null;
  return [
    {
      kind: "publish-check-run",
      repository: facts.ref.repository,
      headSha: facts.headSha,
      name: CHECK_NAME,
      externalId: formatExternalId(wanted),
      update,
      // The run has these annotations already, and sending them again would double them.
      output: update === null ? output : { ...output, annotations: [] },
    },
  ];
}

function identify(pullRequest: number, { annotations, ...output }: CheckRunOutput): ExternalId {
  return {
    pullRequest,
    outputDigest: hashText(JSON.stringify(output)),
    annotationsDigest: hashText(JSON.stringify(annotations)),
  };
}

/** One verdict for each sibling; one that has none yet may turn out to be a failure and counts as one. */
function siblingVerdicts(facts: PullRequestFacts, verdicts: readonly ReviewVerdict[]): readonly ReviewVerdict[] {
  return facts.siblings
    .filter((number) => number !== facts.ref.number)
    .map(
      (number) =>
        verdicts.find(({ pullRequest }) => pullRequest === number) ?? {
          pullRequest: number,
          conclusion: "failure",
          title: `Waiting for the verdict of #${number}`,
        },
    );
}

/** A run that the deciding sibling has published says more about its failure than this pull request could. */
function isSaidBySibling({ ref, checkRun }: PullRequestFacts, deciding: ReviewVerdict): boolean {
  if (deciding.pullRequest === ref.number || !checkRun) return false;
  const said = parseExternalId(checkRun.externalId);
  const isDone = checkRun.status === "completed" && checkRun.conclusion === deciding.conclusion;
  return isDone && said?.pullRequest === deciding.pullRequest;
}

/** Where several pull requests share the head, the title says whose verdict it shows. */
function withDeciding(own: CheckRunOutput, deciding: ReviewVerdict, facts: PullRequestFacts): CheckRunOutput {
  if (facts.siblings.every((number) => number === facts.ref.number)) return own;
  const { number } = facts.ref;
  const title = shorten(`#${deciding.pullRequest}: ${deciding.title}`, 250);
  if (deciding.pullRequest === number) return { ...own, title, summary: `${sharedHead(facts)}\n\n${own.summary}` };
  const why = `${sharedHead(facts)} The verdict of #${deciding.pullRequest} counts: ${neutralMessage(deciding.title, 250)}.`;
  return {
    ...own,
    conclusion: deciding.conclusion,
    title,
    summary: `${why}\n\n**What follows is about #${number}:**\n\n${own.summary}`,
  };
}

function sharedHead({ siblings, ref }: PullRequestFacts): string {
  const others = siblings.filter((number) => number !== ref.number).map((number) => `#${number}`);
  const named = others.slice(0, 10).join(", ") + (others.length > 10 ? ` and ${others.length - 10} more` : "");
  return `Commit shared by #${ref.number} and ${named}: the check shows the worst verdict among them.`;
}
