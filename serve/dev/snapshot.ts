/**
 * A copy of a build to run from. What is built next writes into `dist/`, and whoever has a page of the last good build
 * open must still find its files there, also when the next one comes to nothing.
 */
import { cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Built } from "../build.ts";
import type { Place } from "../workerd.ts";

const root = resolve(import.meta.dirname, "../..");

export interface Snapshot extends Pick<Place, "configuration" | "files"> {
  readonly built: Built;
  remove(): void;
}

/** `folder`: for all of them. Laid out as the tree is, so that `quietline.capnp` finds the bundle. */
export function takeSnapshot(built: Built, folder: string): Snapshot {
  const place = join(folder, `${built.build}-${built.pages}`);
  for (const path of ["serve/quietline.capnp", "serve/assets.js", "dist/worker", "dist/web"])
    cpSync(join(root, path), join(place, path), { recursive: true });
  return {
    built,
    configuration: join(place, "serve/quietline.capnp"),
    files: join(place, "dist/web"),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
