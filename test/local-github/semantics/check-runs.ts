import { expect } from "vitest";
import { octokitFor, octokitWith } from "../support/octokit-for.ts";
import { conclude, type Scene, type Semantic } from "./scene.ts";

const output = { title: "t", summary: "s" };

function annotations(count: number, change: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    path: "a.txt",
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: "failure" as const,
    message: `${index}`,
    ...change,
  }));
}

function create({ octokit, at, pullRequest }: Scene, fields: object) {
  return octokit.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha, ...fields });
}

export const checkRunSemantics: readonly Semantic[] = [
  {
    name: "annotations are added by every update and never taken away",
    prove: async (scene) => {
      const { octokit, at, pullRequest } = scene;
      const { data } = await create(scene, { output: { ...output, annotations: annotations(50) } });
      const more = { ...output, annotations: annotations(20) };
      const updated = await octokit.rest.checks.update({ ...at, check_run_id: data.id, output: more });
      await octokit.rest.checks.update({ ...at, check_run_id: data.id, output: { ...output, annotations: [] } });
      expect(updated.data.output.annotations_count).toBe(70);
      expect(pullRequest.checks()[0]?.annotations).toHaveLength(70);
    },
  },
  {
    name: "more than 50 annotations refuse the whole request",
    prove: async (scene) => {
      const request = create(scene, { output: { ...output, annotations: annotations(51) } });
      await expect(request).rejects.toMatchObject({ status: 422 });
      expect(scene.gh.takeViolations()).toHaveLength(1);
      expect(scene.pullRequest.checks()).toEqual([]);
    },
  },
  {
    name: "one annotation with an absolute path or half a pair of columns refuses the whole request",
    prove: async (scene) => {
      for (const change of [{ path: "/a.txt" }, { start_column: 1 }, { end_line: 9, start_column: 1, end_column: 2 }]) {
        const request = create(scene, { output: { ...output, annotations: annotations(1, change) } });
        await expect(request, JSON.stringify(change)).rejects.toMatchObject({ status: 422 });
      }
      expect(scene.pullRequest.checks()).toEqual([]);
    },
  },
  {
    name: "summary and text are limited to 65,535 bytes, not characters",
    prove: async (scene) => {
      const fits = "é".repeat(32_767);
      await create(scene, { output: { ...output, summary: fits } });
      const tooLong = create(scene, { output: { ...output, summary: `${fits}é` } });
      await expect(tooLong).rejects.toThrow("summary exceeds a maximum bytesize of 65535");
    },
  },
  {
    name: "a completed check run needs a conclusion, and a conclusion completes it",
    prove: async (scene) => {
      await expect(create(scene, { status: "completed" })).rejects.toMatchObject({ status: 422 });
      const { data } = await create(scene, { conclusion: "success" });
      expect(data).toMatchObject({ status: "completed", conclusion: "success" });
    },
  },
  {
    name: "a check run has three actions at most, label and identifier up to 20 characters, description up to 40",
    prove: async (scene) => {
      const action = { label: "l".repeat(20), identifier: "i".repeat(20), description: "d".repeat(40) };
      await create(scene, { actions: [action, action, action] });
      const wrong = [Array(4).fill(action), [{ ...action, label: "l".repeat(21) }]];
      for (const actions of wrong) await expect(create(scene, { actions })).rejects.toMatchObject({ status: 422 });
      expect(scene.gh.takeViolations().length).toBeGreaterThan(0);
    },
  },
  {
    name: "only the App that created a check run may update it",
    prove: async (scene) => {
      const { gh, repository, at, pullRequest } = scene;
      const id = await conclude(scene, pullRequest.headSha, "failure");
      gh.registerApp({ name: "Other", default_permissions: { checks: "write" }, default_events: [] });
      const other = octokitFor(gh, gh.install(repository).id);
      const update = other.rest.checks.update({ ...at, check_run_id: id, conclusion: "success" });
      await expect(update).rejects.toMatchObject({ status: 403 });
      expect(pullRequest.checks()).toMatchObject([{ conclusion: "failure" }]);
    },
  },
  {
    name: "people cannot write check runs, whatever their role",
    prove: async ({ gh, at, pullRequest, repository }) => {
      repository.setCollaborator("ada", "admin");
      const person = octokitWith(gh, gh.createUserToken("ada"));
      const request = person.rest.checks.create({ ...at, name: "spec", head_sha: pullRequest.headSha });
      await expect(request).rejects.toThrow("You must authenticate via a GitHub App");
    },
  },
  {
    name: "a check run for a commit that GitHub does not have is refused",
    prove: async ({ octokit, at }) => {
      const request = octokit.rest.checks.create({ ...at, name: "spec", head_sha: "1".repeat(40) });
      await expect(request).rejects.toThrow("No commit found for SHA");
    },
  },
];
