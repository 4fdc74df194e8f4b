/** Before the first file: what every service is started from is built, so that no two of them build it at once. */
import { build } from "../../serve/build.ts";

export default async function setup(): Promise<void> {
  await build();
}
