import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "../../e2e/bundles.ts";
import { type Files, type Stage, text } from "../../e2e/stage.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { buildFiles, TASKS } from "./build-files.ts";
import type { Journey } from "./journey.ts";

const CONFIG = ".github/spec-kit-enforce.yml";

/** What was asked in words or by a button: which reply answers it, and what was reacted to it. */
export interface Asked {
  readonly pull: LocalPullRequest;
  /** How the mark of the reply goes on. */
  readonly marker: string;
  readonly reactions: () => readonly string[];
}

/** What a journey has made so far: a repository, pull requests by the names that it gives them, and commands. */
export class JourneyWorld {
  readonly stage: Stage;
  readonly repository: LocalRepository;
  /** The tasks document that the repository began with. */
  readonly began: string;
  readonly #pulls = new Map<string, { pull: LocalPullRequest; from: LocalRepository; firstSha: string }>();
  readonly #asked = new Map<string, Asked>();

  constructor(stage: Stage, name: string, { repository = {} }: Journey) {
    const { organisation, config = ENFORCE, rules = [], ...change } = repository;
    this.stage = stage;
    const configured = config === null ? {} : { [CONFIG]: config };
    const files = { ...configured, ...SPEC_KIT_BUNDLE, ...(buildFiles(change, SPEC_KIT_TASKS) as Files) };
    const owner = organisation ? `${name}-org` : "acme";
    if (organisation) {
      const above = stage.gh.createRepository({ owner, name: ".github", files: { [CONFIG]: organisation.config } });
      if (organisation.installed) stage.gh.install(above);
    }
    this.repository = stage.repository(files, owner);
    this.repository.setCollaborator("otto", "write");
    const check = { context: "spec-kit-enforce", integrationId: stage.gh.app.id };
    const required = { type: "required_status_checks", checks: [check] } as const;
    const queue = rules.includes("merge_queue") ? [required] : [];
    this.repository.setRules("main", [...rules.map((type) => ({ type })), ...queue]);
    this.began = this.tasksOn("main");
  }

  /** The tasks document of a branch; of `main`, where the branch is yet to be made. */
  tasksOn(branch: string): string {
    const from = this.repository.state.branches.has(branch) ? branch : "main";
    return text(this.repository.tryRead(from, TASKS) ?? new Uint8Array());
  }

  opened(name: string, pull: LocalPullRequest, from: LocalRepository): void {
    this.#pulls.set(name, { pull, from, firstSha: pull.headSha });
  }

  /** The pull request of a name; the one that was opened last without one. */
  pull(name?: string): LocalPullRequest {
    return this.#opened(name).pull;
  }

  /** The repository that a pull request came from. */
  fork(name?: string): LocalRepository {
    return this.#opened(name).from;
  }

  /** The commit that a pull request was opened with. */
  firstSha(pull: LocalPullRequest): string {
    return [...this.#pulls.values()].find((each) => each.pull === pull)?.firstSha ?? pull.headSha;
  }

  /** The tasks document at the head of a pull request. */
  tasksOf(pull: LocalPullRequest): string {
    const { from } = [...this.#pulls.values()].find((each) => each.pull === pull) ?? { from: this.repository };
    return text(from.tryRead(pull.state.pull.headRef, TASKS) ?? new Uint8Array());
  }

  remember(name: string | undefined, asked: Asked): void {
    this.#asked.set("last", asked);
    if (name !== undefined) this.#asked.set(name, asked);
  }

  /** What was asked under a name; what was asked last without one. */
  asked(name = "last"): Asked {
    const found = this.#asked.get(name);
    if (!found) throw new Error(`nothing was asked as ${name}`);
    return found;
  }

  #opened(name?: string) {
    const found = name === undefined ? [...this.#pulls.values()].at(-1) : this.#pulls.get(name);
    if (!found) throw new Error(`there is no pull request ${name ?? "yet"}`);
    return found;
  }

  /** Words with `${first}` for the number of the pull request `first`, `${repository}` and `${head}`. */
  fill(words: string): string {
    return words.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      if (name === "repository") return this.repository.fullName;
      if (name === "head") return this.pull().headSha;
      return `${this.pull(name).number}`;
    });
  }
}
