import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { Claimant, LedgerEntry } from "../ports/claim-ledger.ts";
import { EQUALS, type Standing } from "./rival-claims.ts";
import type { Run } from "./services.ts";

/** People asked about at most in one look, those with a branch of the repository first. */
const MOST_ASKED = 30;

const UNKNOWN: Standing = { ...EQUALS, mayWrite: null, outdated: [] };

/**
 * Who goes before us and who behind, whatever came first: the claims of people who may not write never keep back those of
 * people who may, since anybody may open a pull request. Asked of GitHub at this moment, and only about those who meet us.
 * Where it does not tell about one of two, whoever came first keeps it: what is not known may neither hide a rival nor
 * get ahead of one.
 */
export async function rankRivals(
  facts: PullRequestFacts,
  met: readonly LedgerEntry[],
  github: Pick<GitHub, "readPermission">,
  run: Run,
): Promise<Standing> {
  const { author, fromFork } = facts;
  const own: Claimant = { ...author, fromFork };
  // Pages of before authors were kept tell nobody's rank.
  const others = met.filter(({ claimant }) => claimant && nameOf(claimant) !== nameOf(own));
  if (others.length === 0) return UNKNOWN;
  const mayWrite = askOnce(facts, github, run);
  const isWriter = await mayWrite(own);
  if (isWriter === null) return UNKNOWN;
  const unequal = new Set<number>();
  const outdated: number[] = [];
  for (const { pullRequest, claimant } of others.toSorted(byBranch)) {
    const found = claimant ? await mayWrite(claimant) : null;
    if (found === !isWriter) unequal.add(pullRequest);
    if (found !== null && found !== claimant?.mayWrite) outdated.push(pullRequest);
  }
  return { ...EQUALS, [isWriter ? "behind" : "ahead"]: unequal, mayWrite: isWriter, outdated };
}

/** Thirty strangers with a fork each must not hide somebody of the repository; of equals, the older pull request first. */
function byBranch(one: LedgerEntry, other: LedgerEntry): number {
  const [a, b] = [one, other].map(({ claimant }) => Number(claimant?.fromFork ?? false)) as [number, number];
  return a - b || one.pullRequest - other.pullRequest;
}

/**
 * Each person is asked about once; null where that is not known. Beyond so many people there is no honest crowd, and
 * whoever has a fork is taken for one of it: else it would hold up everybody by its number.
 */
function askOnce({ ref }: PullRequestFacts, github: Pick<GitHub, "readPermission">, run: Run) {
  const known = new Map<string, boolean | null>();
  return async (one: Claimant): Promise<boolean | null> => {
    // An App that pushed a branch of the repository may write there; GitHub knows it as no collaborator.
    if (one.isBot) return !one.fromFork;
    const answer = known.get(nameOf(one));
    if (answer !== undefined) return answer;
    if (known.size >= MOST_ASKED) return one.fromFork ? false : null;
    const mayWrite = await ask(one, ref, github, run);
    known.set(nameOf(one), mayWrite);
    return mayWrite;
  };
}

async function ask(
  { login }: Claimant,
  { repository }: PullRequestFacts["ref"],
  github: Pick<GitHub, "readPermission">,
  run: Run,
): Promise<boolean | null> {
  try {
    const permission = await github.readPermission(repository, login);
    return permission === "write" || permission === "admin";
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.isRetryable && !run.isLastAttempt)) throw error;
    run.log.warn({ err: error }, "whether the author of a pull request may write could not be told");
    return null;
  }
}

/** An App's name is one that a person may have too. */
function nameOf({ login, isBot }: Claimant): string {
  return `${isBot ? "app " : ""}${login.toLowerCase()}`;
}
