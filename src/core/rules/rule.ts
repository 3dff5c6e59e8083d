import type { z } from "zod";
import type { BundleLocation, Document, SpecBundle } from "../bundle/spec-bundle.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Config } from "../config/config.ts";
import type { Fix } from "../fixes/fix.ts";
import type { GoesBy } from "../graph/list-state.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Place } from "../markdown/place.ts";
import type { Claim } from "../report/evaluation.ts";
import type { Severity } from "../report/finding.ts";
import type { Change } from "../snapshot/change.ts";
import type { RepositoryContext } from "../snapshot/repository-context.ts";

/** What a rule may look at, by the name of its input. A rule names one input and is called once per item of it. */
export interface RuleInputs {
  /** The bundle as a whole: which documents it has. */
  bundle: { readonly bundle: SpecBundle } & Surroundings;
  /** One document, for rules about prose. */
  document: { readonly bundle: SpecBundle; readonly document: Document } & Surroundings;
  /** The tasks document. */
  tasks: { readonly bundle: SpecBundle; readonly list: TaskList };
  graph: { readonly bundle: SpecBundle; readonly list: TaskList; readonly graph: TaskGraph };
  /** What the document counts about itself. */
  summary: { readonly bundle: SpecBundle; readonly list: TaskList } & Pick<Surroundings, "base">;
  /** The tasks document beside the one of the merge base, where there is one. */
  history: { readonly bundle: SpecBundle; readonly list: TaskList; readonly before: TaskList };
  /** What belongs to no single spec bundle; called once per evaluation, with a pull request or without. */
  repository: { readonly context: RepositoryContext; readonly bundles: readonly SpecBundle[]; readonly config: Config };
  /** The pull request against all judged bundles; called once per evaluation. */
  trace: {
    readonly change: Change;
    readonly claims: readonly Claim[];
    readonly bundles: readonly SpecBundle[];
    /** The same bundles at the merge base, by path; absent there where the pull request adds them. */
    readonly before: ReadonlyMap<string, SpecBundle>;
    readonly graphs: ReadonlyMap<string, TaskGraph>;
    readonly knownBundles: readonly BundleLocation[];
    /** Bundles to find a task in for a pull request that names none; they are not judged. */
    readonly near?: readonly SpecBundle[];
    readonly config: Config;
  };
}

/** What is around a spec bundle. */
export interface Surroundings {
  /** The bundle at the merge base, or null where there is none; built at the first call. */
  readonly base: () => SpecBundle | null;
  /** All spec bundles of the tree, judged or not. */
  readonly known: readonly BundleLocation[];
  readonly context: RepositoryContext;
}

export type RuleInput = keyof RuleInputs;

/** One thing a rule has to say. `key` is what it is about without line numbers: it makes the fingerprint. */
export interface RuleReport<MessageId extends string> {
  readonly message: MessageId;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: Place;
  readonly related?: readonly Place[];
  readonly task?: string;
  readonly key: string;
  /** Where the catalogue lowers the severity of a case; the configured level is never raised by it. */
  readonly atMost?: Severity;
  /** Path of a file that is missing, so that its creation can be offered. */
  readonly creates?: string;
  /** Only of rules that say in `autofix` what it does; null where this case needs a person. */
  readonly fix?: Fix | null;
}

/** What a rule yields: reports, and how much it looked at. */
export type RuleYield<MessageId extends string> =
  | RuleReport<MessageId>
  | { readonly examined: number; readonly of: number; readonly unit: string };

/** A document set that a rule is tried on; documentation and test at once. */
export interface RuleExample {
  /** Why the example exists, as a sentence. */
  readonly name: string;
  readonly kind: "valid" | "invalid" | "false-positive";
  /** Path → content. A single `tasks.md` in `specs/001-example/` is written as `{ tasks: "…" }`. */
  readonly files: Readonly<Record<string, string>> | { readonly tasks: string };
  /** What the merge base holds, where the rule compares with it; documents alone, all else is as in `files`. */
  readonly base?: Readonly<Record<string, string>> | { readonly tasks: string };
  readonly change?: Partial<Change>;
  /** Paths of the spec bundles that are judged; all of them where it is not given. */
  readonly judged?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly config?: Partial<Config>;
  /** `line: message`, in report order; empty for valid ones. */
  readonly reports: readonly string[];
  /** Documents as the autofix leaves them, those alone that it changes; absent where it changes none. */
  readonly fixed?: Readonly<Record<string, string>> | { readonly tasks: string };
  /** `examined/of`, asserted where given. */
  readonly looked?: string;
}

export interface Rule<
  Input extends RuleInput = RuleInput,
  Options extends z.ZodObject = z.ZodObject,
  MessageId extends string = string,
> {
  /** `group/what-is-wrong`; also the path of its file, its docs page and its config key. */
  readonly id: string;
  readonly input: Input;
  /** Starts with `Disallow` or `Require`, no full stop. */
  readonly summary: string;
  /** Why it matters, one or two sentences. */
  readonly rationale: string;
  readonly level: Severity | "off";
  /** Of a rule that is off until it has proved itself: the level that it is meant to have, and what it still lacks. */
  readonly nursery?: { readonly level: Severity; readonly because: string };
  /** A strict object: its keys stand beside `level` in the configuration. */
  readonly options: Options;
  /** `{placeholders}` are filled from `values`, and `{count|is|are}` with what agrees with a number. Each says what, where, why and one thing to do. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** How a false alarm is avoided, for the docs. */
  readonly guard: string;
  /**
   * Only of rules of a task list, or of it and its graph, that look at nothing else to find something: all that they go
   * by in a task, beside what lists of one state share. While that is the same of every task, a rule that found nothing
   * is not asked again.
   */
  readonly goesBy?: GoesBy;
  /** What is fixed by itself where the case is clear, and where it is, as a sentence; absent where nothing is. */
  readonly autofix?: string;
  readonly examples: readonly RuleExample[];
  check(input: RuleInputs[Input] & { readonly options: z.output<Options> }): Iterable<RuleYield<MessageId>>;
}

/** Identity; makes unknown message ids and wrong option types fail to compile. */
export function defineRule<Input extends RuleInput, Options extends z.ZodObject, const MessageId extends string>(
  rule: Rule<Input, Options, MessageId>,
): Rule<Input, Options, MessageId> {
  return rule;
}
