import { expect } from "vitest";
import { octokitForApp } from "../support/octokit-for.ts";
import type { Semantic } from "./scene.ts";

export const webhookSemantics: readonly Semantic[] = [
  {
    name: "a delivery that fails is not sent again",
    prove: async ({ gh, pullRequest, receiver }) => {
      receiver.status = 500;
      pullRequest.comment("hello");
      await gh.settle();
      expect(receiver.names()).toEqual(["issue_comment.created"]);
      expect(gh.deliveries.at(-1)).toMatchObject({ statusCode: 500, isRedelivery: false });
    },
  },
  {
    name: "a receiver has ten seconds, then the connection is cut and the delivery has failed",
    prove: async ({ gh, pullRequest, receiver }) => {
      expect(gh.webhookTimeoutMilliseconds).toBe(10_000);
      gh.webhookTimeoutMilliseconds = 40;
      receiver.status = null;
      pullRequest.comment("hello");
      await gh.settle();
      expect(receiver.heard).toHaveLength(1);
      expect(gh.deliveries.at(-1)).toMatchObject({ statusCode: 504, status: "timed out" });
    },
  },
  {
    name: "a redelivery has the same GUID and is listed as one",
    prove: async ({ gh, pullRequest, receiver }) => {
      receiver.status = 500;
      pullRequest.comment("hello");
      await gh.settle();
      receiver.status = 200;
      const app = octokitForApp(gh);
      const listed = await app.rest.apps.listWebhookDeliveries();
      const failed = listed.data.find(({ status_code }) => status_code === 500);
      if (failed === undefined) throw new Error("the failed delivery is not listed");
      await app.rest.apps.redeliverWebhookDelivery({ delivery_id: failed.id });
      await gh.settle();
      expect(receiver.heard.map(({ guid }) => guid)).toEqual([failed.guid, failed.guid]);
      const all = await app.paginate(app.rest.apps.listWebhookDeliveries, { per_page: 1 });
      expect(all.length).toBeGreaterThan(2);
      const { data } = await app.rest.apps.listWebhookDeliveries({ per_page: 1 });
      expect(data[0]).toMatchObject({ guid: failed.guid, redelivery: true, status_code: 200 });
    },
  },
  {
    name: "an App hears only of what it subscribed to and may read",
    prove: async ({ gh, repository, receiver, pullRequest }) => {
      gh.install(repository, { permissions: { metadata: "read", pull_requests: "read" } });
      pullRequest.comment("unheard: no access to issues");
      pullRequest.push({ "a.txt": "unheard push\n" });
      await gh.settle();
      expect(receiver.names()).toEqual(["pull_request.synchronize"]);
    },
  },
  {
    name: "an installation is told of whatever the App subscribed to",
    prove: async ({ gh, receiver }) => {
      const later = gh.createRepository({ owner: "acme", name: "later", files: { "a.txt": "a\n" } });
      gh.install(later);
      await gh.settle();
      expect(receiver.names()).toEqual(["installation_repositories.added"]);
      expect(receiver.heard[0]?.payload).toMatchObject({ repositories_added: [{ full_name: "acme/later" }] });
    },
  },
];
