import { createServer } from "node:http";
import { createNodeMiddleware, Probot } from "probot";

/** Probot as it comes, with a handler that does nothing: what acknowledged deliveries are measured against. */
const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET } = process.env;
const probot = new Probot({ appId: Number(APP_ID), privateKey: PRIVATE_KEY ?? "", secret: WEBHOOK_SECRET ?? "" });
const middleware = await createNodeMiddleware((app) => void app.on("pull_request", async () => {}), {
  probot,
  webhooksPath: "/api/github/webhooks",
});
const server = createServer((request, response) => void middleware(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  console.log(JSON.stringify({ msg: "listening", url: `http://127.0.0.1:${port}` }));
});
process.once("SIGTERM", () => process.exit(0));
