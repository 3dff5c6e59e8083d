import type { DatabaseLocation } from "../../../src/store/database.ts";
import { openStore } from "../../../src/store/store.ts";
import { queueNamed, quiet } from "./stores.ts";

/** A service that never finishes a job. Its parent kills it and reads on its output how far it came. */
const location = JSON.parse(process.argv[2] ?? "{}") as DatabaseLocation;

const store = await openStore({ ...location, queues: [queueNamed("review")], log: quiet });
await store.queue.work("review", async ({ attempt }) => {
  console.log(`running attempt ${attempt}`);
  await new Promise(() => {});
});
await store.start();
console.log("started");
