/** The smallest configuration, with what people look for first beside it. It is valid as it is and with every comment taken in. */
export const FIRST_CONFIG = `# yaml-language-server: $schema=https://raw.githubusercontent.com/spec-kit-enforce/spec-kit-enforce/main/schemas/config.schema.json
# spec-kit-enforce reads this file from the base branch of a pull request.
version: 1

# report: show findings, block nothing.  enforce: new errors fail the check.
mode: report

# Code that needs a spec bundle, and whether it does.
# bundles: required
# enforce: { paths: ["src/**"] }

# What each rule is worth: off, info, warning or error.
# rules:
#   graph/cycle: warning
`;
