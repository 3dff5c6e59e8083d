/**
 * Number of the pull request that this one reverts, or null. GitHub's *Revert* button writes `Reverts octo/shop#12` as
 * the description and quotes the title (docs.github.com: reverting a pull request).
 */
export function revertedPullRequest(
  body: string,
  repository: { readonly owner: string; readonly name: string },
): number | null {
  const [, owner = "", name = "", number] =
    /^[ \t]*Reverts[ \t]+(?:([\w.-]{1,100})\/([\w.-]{1,100}))?#([1-9]\d{0,9})[ \t]*$/im.exec(body.slice(0, 10_000)) ??
    [];
  const isHere = owner === "" || (same(owner, repository.owner) && same(name, repository.name));
  return number !== undefined && isHere ? Number(number) : null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
