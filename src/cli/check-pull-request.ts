import { buildEvaluationInput } from "../core/build-evaluation-input.ts";
import type { Config } from "../core/config/config.ts";
import { findConfigInForce } from "../core/config/config-in-force.ts";
import { UserError } from "../core/errors.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import { concludeOutcome } from "../core/report/conclusion.ts";
import { judgedNotice } from "../core/report/judged-notice.ts";
import { placeAtHead } from "../core/report/place-at-head.ts";
import { modeInForce } from "../core/report/report-context.ts";
import type { PullRequestRef, PullRequestSnapshot } from "../core/snapshot/pull-request.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { GitHubError } from "../github/errors.ts";
import { createRemoteGitHub } from "../github/remote.ts";
import type { ExitCode } from "./exit-code.ts";
import { findApprover } from "./find-approver.ts";
import type { Io } from "./io.ts";
import { remoteOptions } from "./remote-options.ts";
import { reportCheck } from "./report-check.ts";
import type { Call } from "./subcommands/subcommand.ts";
import { today } from "./today.ts";
import { withEvaluator } from "./with-evaluator.ts";

/** `check --pr`: reads a pull request as the App does and prints the App's verdict; writes nothing. */
export async function checkPullRequest(call: Call, written: string): Promise<ExitCode> {
  const { input, atHead, notice } = await readInput(pullRequestRef(written), call.io);
  const judged = await withEvaluator(call.io, (evaluator) => evaluator.evaluate(input));
  const evaluation = placeAtHead(judged, input.head.files, atHead);
  const mode = modeInForce({ config: input.config, draft: input.change?.draft ?? false });
  const conclusion = concludeOutcome(evaluation.outcome, mode);
  const heads = new Map(atHead.map((file) => [file.path, file]));
  const tree = { ...input.head, files: input.head.files.map((file) => heads.get(file.path) ?? file) };
  return reportCheck(call, { evaluation, conclusion, tree, target: written, notice });
}

/** What is judged, with the files that the result of the merge has otherwise than the head. */
interface Read {
  readonly input: EvaluationInput;
  readonly atHead: readonly SourceFile[];
  /** Which tree was judged, where that is not simply the head. */
  readonly notice: string | null;
}

async function readInput(ref: PullRequestRef, { env }: Io): Promise<Read> {
  const github = createRemoteGitHub(remoteOptions(env));
  try {
    const facts = await github.readPullRequest(ref, []);
    const bundles = await github.readBundles(facts);
    const config = configOf({ facts, bundles });
    const approver = await findApprover({ facts, bundles }, config, github);
    const notice = judgedNotice(bundles.judged, facts.baseRef);
    return {
      input: buildEvaluationInput({ facts, bundles }, config, { approver, today: today() }),
      atHead: bundles.atHead ?? [],
      notice,
    };
  } catch (cause) {
    if (!(cause instanceof GitHubError)) throw cause;
    const hint = "Check the name of the pull request and what the token may read, then try again.";
    throw new UserError("github", `GitHub did not let us read it: ${cause.message}.`, hint, { cause });
  }
}

/** The configuration that the App would take; one that cannot be read is as fatal here as it is there. */
function configOf({ facts, bundles }: PullRequestSnapshot): Config {
  const { config, failure } = findConfigInForce(facts.config, bundles.headConfig, facts.organisation);
  if (failure) throw new UserError("config", failure.reason, failure.hint);
  return config;
}

function pullRequestRef(written: string): PullRequestRef {
  const [, owner, name, number] = /^([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/.exec(written) ?? [];
  if (owner === undefined || name === undefined) {
    throw new UserError("pr", `"${written}" does not name a pull request.`, "Write it as OWNER/REPO#12.");
  }
  return { installationId: 0, repository: { id: 0, owner, name }, number: Number(number) };
}
