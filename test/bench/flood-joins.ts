/** Two thousand hostile joins from four addresses, in a thread of their own: half way through it says so, and at the end. */
import { parentPort, workerData } from "node:worker_threads";
import { Joiner } from "./joiner.ts";

const joins = 2000;
const addresses = ["192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2"];

const answered: Promise<void>[] = [];
for (let count = 0; count < joins; count++) {
  const joiner = new Joiner(workerData, addresses[count % addresses.length] ?? "");
  answered.push(joiner.answered);
  if (count % 50 === 0) await new Promise((done) => setTimeout(done));
  if (count === joins / 2) parentPort?.postMessage("half way");
}
await Promise.all(answered);
parentPort?.postMessage("all of them");
