/** Where a repository's configuration is looked for; the first one that exists counts. */
export const CONFIG_PATHS: readonly string[] = [".github/spec-kit-enforce.yml", ".github/spec-kit-enforce.yaml"];
