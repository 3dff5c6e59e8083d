import { z } from "zod";
import { placeKey } from "../place-key.ts";
import { defineRule } from "../rule.ts";
import { findTicks } from "../ticks.ts";

export const bulkTick = defineRule({
  id: "trace/bulk-tick",
  input: "trace",
  summary: "Disallow ticking many tasks in one pull request",
  rationale: "Nobody reviews whether thirty tasks are done; they are ticked because a tool said so.",
  level: "warning",
  options: z.strictObject({
    most: z.number().int().min(1).max(1000).default(10).describe("Tasks that one pull request may tick."),
  }),
  messages: {
    many: "This pull request ticks {count} {count|task|tasks} of {bundle}; more than {most} at once are rarely looked at one by one. Split it, or raise `most` for this rule.",
    merge:
      "This pull request ticks {count} {count|task|tasks} of {bundle}, {later} of them once it merges; more than {most} at once are rarely looked at one by one. Split it, or raise `most` for this rule.",
  },
  guard:
    "A list of finished work that is new ticks nothing. An open task that the pull request completes counts where the App ticks it after the merge. What merged pull requests completed, and what somebody ticked by command, is not counted.",
  examples: [
    {
      name: "More ticks than a reviewer looks at",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema\n- [x] T002 Queries\n- [x] T003 Pages\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n- [ ] T003 Pages\n" },
      options: { most: 2 },
      change: {},
      reports: [
        "1: This pull request ticks 3 tasks of specs/001-example; more than 2 at once are rarely looked at one by one. Split it, or raise `most` for this rule.",
      ],
      looked: "3/3",
    },
    {
      name: "More tasks than a reviewer looks at, ticked by the merge",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n- [ ] T003 Pages\n" },
      options: { most: 2 },
      change: { body: "Completes T001-T003" },
      reports: [
        "1: This pull request ticks 3 tasks of specs/001-example, all of them once it merges; more than 2 at once are rarely looked at one by one. Split it, or raise `most` for this rule.",
      ],
      looked: "3/3",
    },
    {
      name: "Some ticked by hand, and one by the merge",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema\n- [x] T002 Queries\n- [ ] T003 Pages\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n- [ ] T003 Pages\n" },
      options: { most: 2 },
      change: { body: "Completes T001-T003" },
      reports: [
        "1: This pull request ticks 3 tasks of specs/001-example, 1 of them once it merges; more than 2 at once are rarely looked at one by one. Split it, or raise `most` for this rule.",
      ],
      looked: "3/3",
    },
    {
      name: "Completed where nothing is ticked after the merge",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n- [ ] T003 Pages\n" },
      config: { ticks: "in-pr" },
      options: { most: 2 },
      change: { body: "Completes T001-T003" },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A few ticks",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      change: {},
      reports: [],
      looked: "1/1",
    },
    {
      name: "A list that was finished before it came here",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema\n- [x] T002 Queries\n- [x] T003 Pages\n" },
      base: {},
      options: { most: 2 },
      change: {},
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ change, claims, bundles, before, config, options: { most } }) {
    const vouched = new Set(change.vouched?.map(({ bundle, task }) => placeKey(bundle, task)));
    const ticks = findTicks({ bundles, before, claims, config }).filter(
      ({ bundle, task }) => !vouched.has(placeKey(bundle.location.path, task.id)),
    );
    yield { examined: ticks.length, of: ticks.length, unit: "ticked tasks" };
    for (const [{ location }, own] of Map.groupBy(ticks, ({ bundle }) => bundle)) {
      const [first] = own;
      if (!first || own.length <= most) continue;
      const later = own.filter(({ isByMerge }) => isByMerge).length;
      yield {
        message: later > 0 ? "merge" : "many",
        values: { count: own.length, later: later === own.length ? "all" : later, bundle: location.path, most },
        at: first.task.at,
        key: "many",
      };
    }
  },
});
