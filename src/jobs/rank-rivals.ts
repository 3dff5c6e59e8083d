import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { Claimant, LedgerEntry } from "../ports/claim-ledger.ts";
import { EQUALS, type Ranks } from "./rival-claims.ts";
import type { Run } from "./services.ts";

/** People asked about at most in one look; whoever is beyond counts as one who may not write. */
const MOST_ASKED = 30;

/**
 * Who goes before us and who behind, whatever came first: the claims of people who may not write never keep back those of
 * people who may, since anybody may open a pull request. Asked of GitHub at this moment, and only about those who meet us.
 */
export async function rankRivals(
  facts: PullRequestFacts,
  met: readonly LedgerEntry[],
  github: Pick<GitHub, "readPermission">,
  run: Run,
): Promise<Ranks> {
  const { author, fromFork } = facts;
  const own: Claimant = { ...author, fromFork };
  // Pages of before authors were kept tell nobody's rank.
  const others = met.filter(({ claimant }) => claimant && nameOf(claimant) !== nameOf(own));
  if (others.length === 0) return EQUALS;
  const mayWrite = askOnce(facts, github, run);
  const isWriter = await mayWrite(own);
  const unequal = new Set<number>();
  for (const { pullRequest, claimant } of others) {
    if (claimant && (await mayWrite(claimant)) !== isWriter) unequal.add(pullRequest);
  }
  return isWriter ? { ...EQUALS, behind: unequal } : { ...EQUALS, ahead: unequal };
}

/** Each person is asked about once. */
function askOnce({ ref }: PullRequestFacts, github: Pick<GitHub, "readPermission">, run: Run) {
  const known = new Map<string, boolean>();
  return async (one: Claimant): Promise<boolean> => {
    // An App that pushed a branch of the repository may write there; GitHub knows it as no collaborator.
    if (one.isBot) return !one.fromFork;
    const answer = known.get(nameOf(one));
    if (answer !== undefined || known.size >= MOST_ASKED) return answer ?? false;
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
): Promise<boolean> {
  try {
    const permission = await github.readPermission(repository, login);
    return permission === "write" || permission === "admin";
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.isRetryable && !run.isLastAttempt)) throw error;
    run.log.warn({ err: error }, "whether the author of a pull request may write could not be told");
    return false;
  }
}

function nameOf({ login }: Claimant): string {
  return login.toLowerCase();
}
