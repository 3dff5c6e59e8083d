/**
 * What GitHub lets a person do in a repository, from weakest to strongest; `maintain` counts as `write` and `admin` as
 * `admin`, as GitHub's API has it.
 */
export type Permission = "none" | "read" | "triage" | "write" | "admin";
