import type { LocalGitHub } from "./local-github.ts";
import type { LocalRepository } from "./local-repository.ts";

const tasks = `# Tasks: Greeter

## Phase 1: Setup

- [x] T001 Create the project in package.json
- [ ] T002 Say hello in src/hello.ts (depends on T001)

## Phase 2: Polish

- [ ] T003 [P] Greet by name in src/name.ts (depends on T002)
`;

/** A repository with one spec bundle and the App on it, for trying things by hand. */
export function createDemoRepository(gh: LocalGitHub): LocalRepository {
  const repository = gh.createRepository({
    owner: "demo",
    name: "greeter",
    files: {
      "README.md": "# Greeter\n",
      "package.json": "{}\n",
      "specs/001-greeter/spec.md": "# Greeter\n\nSays hello.\n",
      "specs/001-greeter/tasks.md": tasks,
    },
  });
  repository.setCollaborator("ana", "write");
  gh.install(repository);
  return repository;
}
