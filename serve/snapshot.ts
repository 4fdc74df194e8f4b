/**
 * A copy of a build to run from. What is built next, by a test run or by hot reload, writes into `dist/`; whoever has a
 * page of the running build open must still find its files.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onlyGiven, type Values } from "./bindings.ts";
import type { Built } from "./build.ts";
import type { Place } from "./workerd.ts";

const root = resolve(import.meta.dirname, "..");

export interface Snapshot extends Pick<Place, "configuration" | "files"> {
  readonly built: Built;
  remove(): void;
}

/** A folder for snapshots within the data folder, empty at first and gone with this process. */
export function snapshotFolder(data: string): string {
  const folder = join(data, "served");
  const forget = () => rmSync(folder, { recursive: true, force: true });
  forget();
  process.on("exit", forget);
  return folder;
}

const configuration = "serve/quietline.capnp";

/**
 * `folder`: for all of them. Laid out as the tree is, so that `quietline.capnp` finds the bundle; that has the bindings
 * of these values alone.
 */
export function takeSnapshot(built: Built, folder: string, values: Values): Snapshot {
  const place = join(folder, `${built.build}-${built.pages}`);
  for (const path of ["serve/assets.js", "dist/worker", "dist/web"])
    cpSync(join(root, path), join(place, path), { recursive: true });
  mkdirSync(join(place, "serve"), { recursive: true });
  writeFileSync(join(place, configuration), onlyGiven(readFileSync(join(root, configuration), "utf8"), values));
  return {
    built,
    configuration: join(place, configuration),
    files: join(place, "dist/web"),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
