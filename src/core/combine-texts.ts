import { type PullRequestText, readClaims, type WrittenClaim } from "./references/claims.ts";

const VERBS: Readonly<Record<WrittenClaim["kind"], string>> = { completes: "Completes:", "part-of": "Part of:" };
const TRAILERS: Readonly<Record<WrittenClaim["kind"], string>> = { completes: "Completes:", "part-of": "Part-of:" };

/**
 * The claims of several pull requests as one text. Each is read by itself and written anew, so that an unclosed fence or
 * comment in one does not swallow the claims of the next; those of titles and commits stay as lenient as they are there.
 */
export function combineTexts(texts: readonly PullRequestText[]): Required<PullRequestText> {
  const [only, ...others] = texts;
  if (only && others.length === 0) return { title: only.title, body: only.body, commits: only.commits ?? [] };
  const read = texts.map(readClaims);
  const claims = read.flatMap((each) => each.claims);
  const named = read.flatMap(({ bundles }) => bundles).map((bundle) => `Spec: ${bundle}`);
  const stated = claims.filter(({ from }) => from === "description");
  const implied = claims.filter(({ from }) => from !== "description");
  return {
    title: "",
    body: [...named, ...stated.map(({ kind, written }) => `${VERBS[kind]} ${written}`)].join("\n"),
    commits: implied.map(({ kind, written }) => `Claims\n\n${TRAILERS[kind]} ${written}`),
  };
}
