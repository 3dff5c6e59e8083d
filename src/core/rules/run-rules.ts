import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Config } from "../config/config.ts";
import { isEverOn, levelAt, milder } from "../config/level-at.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { remembering } from "../graph/waiting.ts";
import type { Finding, Looked, Severity } from "../report/finding.ts";
import { NO_CONTEXT } from "../snapshot/repository-context.ts";
import { fillMessage } from "./fill-message.ts";
import { FingerprintCounter } from "./fingerprint-counter.ts";
import { rules } from "./index.ts";
import { askRule, type LookedAt } from "./quiet-rules.ts";
import type { Rule, RuleInput, RuleInputs, RuleReport, Surroundings } from "./rule.ts";

/** What the rules of one run found, and how much each looked at. */
export interface RuleResults {
  readonly findings: readonly Finding[];
  readonly looked: readonly Looked[];
}

/** A spec bundle with the graph of its task list; null where it has no tasks document. */
export interface GraphedBundle {
  readonly bundle: SpecBundle;
  readonly graph: TaskGraph | null;
}

const ALONE: Surroundings = { base: () => null, known: [], context: NO_CONTEXT };

/** Runs every rule about a single spec bundle, in the order of the registry. Every finding is `new` until compared. */
export function runBundleRules(graphed: GraphedBundle, config: Config, around: Surroundings = ALONE): RuleResults {
  const inputs = remembering((input: RuleInput) => inputsOf(input, graphed, around));
  return runEach((rule) => inputs(rule.input), config);
}

/** Runs every rule about the repository around the spec bundles. */
export function runRepositoryRules(repository: RuleInputs["repository"], config: Config): RuleResults {
  return runEach((rule) => (rule.input === "repository" ? [repository] : []), config);
}

/** Runs every rule about a pull request and all of its spec bundles together. */
export function runTraceRules(trace: RuleInputs["trace"], config: Config): RuleResults {
  return runEach((rule) => (rule.input === "trace" ? [trace] : []), config);
}

function runEach(inputsFor: (rule: Rule) => readonly RuleInputs[RuleInput][], config: Config): RuleResults {
  const fingerprints = new FingerprintCounter();
  const results = rules.map((rule) => runRule(rule, inputsFor(rule), config, fingerprints));
  return {
    findings: results.flatMap(({ findings }) => findings),
    looked: results.flatMap(({ looked }) => looked ?? []),
  };
}

/** What a rule is called with: once for each item of the input that it names. */
function inputsOf(
  input: RuleInput,
  { bundle, graph }: GraphedBundle,
  around: Surroundings,
): readonly RuleInputs[RuleInput][] {
  const list = bundle.taskList;
  switch (input) {
    case "bundle":
      return [{ bundle, ...around }];
    case "document":
      return bundle.documents.map((document) => ({ bundle, document, ...around }));
    case "tasks":
      return list ? [{ bundle, list }] : [];
    case "summary":
      return list ? [{ bundle, list, base: around.base }] : [];
    case "graph":
      return list && graph ? [{ bundle, list, graph }] : [];
    case "history": {
      const before = around.base()?.taskList;
      return list && before ? [{ bundle, list, before }] : [];
    }
    case "repository":
    case "trace":
      return [];
  }
}

function runRule(
  rule: Rule,
  inputs: readonly RuleInputs[RuleInput][],
  config: Config,
  fingerprints: FingerprintCounter,
): { findings: Finding[]; looked: Looked | null } {
  if (!isEverOn(config, rule)) return { findings: [], looked: null };
  const options = optionsOf(rule, config);
  const findings: Finding[] = [];
  const looked: LookedAt[] = [];
  for (const input of inputs) {
    const said = askRule(rule, input, options);
    looked.push(...said.looked);
    for (const report of said.reports) {
      const level = levelAt(config, rule, report.at.path);
      // The number of a fingerprint must not depend on what is configured elsewhere, so it is taken before.
      const finding = toFinding(rule, report, level === "off" ? "info" : level, fingerprints);
      if (level !== "off") findings.push(finding);
    }
  }
  return { findings, looked: sumLooked(rule.id, looked) };
}

const NOTHING_GIVEN = {};
const parsed = new WeakMap<Rule, { readonly given: object; readonly options: Record<string, unknown> }>();

/** To read a schema costs more than many a rule. */
function optionsOf(rule: Rule, config: Config): Record<string, unknown> {
  const given = config.rules[rule.id]?.options ?? NOTHING_GIVEN;
  const known = parsed.get(rule);
  if (known?.given === given) return known.options;
  const options = rule.options.parse(given);
  parsed.set(rule, { given, options });
  return options;
}

function toFinding(rule: Rule, report: RuleReport<string>, level: Severity, fingerprints: FingerprintCounter): Finding {
  return {
    rule: rule.id,
    severity: milder(level, report.atMost ?? level),
    message: fillMessage(rule.messages[report.message] ?? "", report.values),
    at: report.at,
    related: report.related ?? [],
    task: report.task ?? null,
    fingerprint: fingerprints.next(rule.id, report.at.path, report.key),
    status: "new",
    ...(report.fix ? { fix: report.fix } : {}),
    ...(report.creates === undefined ? {} : { creates: report.creates }),
  };
}

function sumLooked(rule: string, parts: readonly { examined: number; of: number; unit: string }[]): Looked | null {
  const [first] = parts;
  if (!first) return null;
  const sum = (pick: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + pick(part), 0);
  return { rule, examined: sum(({ examined }) => examined), of: sum((part) => part.of), unit: first.unit };
}
