import type { ArtifactLocation } from "sarif";

/** A path of the repository as a relative URI: nothing in it may be taken for a query, a fragment or a scheme. */
export function sarifLocation(path: string): ArtifactLocation {
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return { uri, uriBaseId: "%SRCROOT%" };
}
