import type { z } from "zod";
import type { BundleLocation, SpecBundle } from "../bundle/spec-bundle.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Config } from "../config/config.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Place } from "../markdown/place.ts";
import type { Claim } from "../report/evaluation.ts";
import type { Severity } from "../report/finding.ts";
import type { Change } from "../snapshot/pull-request.ts";

/** What a rule may look at, by the name of its input. A rule names one input and is called once per item of it. */
export interface RuleInputs {
  /** The bundle as a whole: which documents it has. */
  bundle: { readonly bundle: SpecBundle };
  /** One document, for rules about prose. */
  document: { readonly bundle: SpecBundle; readonly document: SpecBundle["documents"][number] };
  /** The tasks document. */
  tasks: { readonly bundle: SpecBundle; readonly list: TaskList };
  graph: { readonly bundle: SpecBundle; readonly list: TaskList; readonly graph: TaskGraph };
  /** What the document counts about itself. */
  summary: { readonly bundle: SpecBundle; readonly list: TaskList };
  /** The pull request against all judged bundles; called once per evaluation. */
  trace: {
    readonly change: Change;
    readonly claims: readonly Claim[];
    readonly bundles: readonly SpecBundle[];
    readonly graphs: ReadonlyMap<string, TaskGraph>;
    readonly knownBundles: readonly BundleLocation[];
    readonly config: Config;
  };
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
  readonly change?: Partial<Change>;
  /** Paths of the spec bundles that are judged; all of them where it is not given. */
  readonly judged?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly config?: Partial<Config>;
  /** `line: message`, in report order; empty for valid ones. */
  readonly reports: readonly string[];
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
  /** A strict object: its keys stand beside `level` in the configuration. */
  readonly options: Options;
  /** `{placeholders}` are filled from `values`. Each says what, where, why and one thing to do. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** How a false alarm is avoided, for the docs. */
  readonly guard: string;
  readonly examples: readonly RuleExample[];
  check(input: RuleInputs[Input] & { readonly options: z.output<Options> }): Iterable<RuleYield<MessageId>>;
}

/** Identity; makes unknown message ids and wrong option types fail to compile. */
export function defineRule<Input extends RuleInput, Options extends z.ZodObject, const MessageId extends string>(
  rule: Rule<Input, Options, MessageId>,
): Rule<Input, Options, MessageId> {
  return rule;
}
