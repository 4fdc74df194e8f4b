/**
 * Notices saved files. Every folder is watched by itself: Node's own recursive watch loses a file on Linux once an editor
 * has replaced it instead of writing into it.
 */
import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";

/** An editor's save, or a change of branch, is many events. */
const quietMs = 100;

export interface Watching {
  close(): void;
}

/** Calls `changed` once things are quiet again after a change in one of these folders or below. */
export function watchFolders(folders: readonly string[], changed: () => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const noticed = () => {
    follow();
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  /** Folders come and go. */
  const follow = () => {
    const present = new Set(folders.flatMap(withFoldersBelow));
    for (const folder of watchers.keys()) if (!present.has(folder)) drop(folder);
    for (const folder of present) {
      if (watchers.has(folder)) continue;
      try {
        watchers.set(
          folder,
          watch(folder, noticed).on("error", () => drop(folder)),
        );
      } catch {
        // It went while we looked; the one above it says so.
      }
    }
  };
  follow();
  return {
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

function withFoldersBelow(folder: string): string[] {
  try {
    const below = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...below.map((entry) => join(entry.parentPath, entry.name))];
  } catch {
    return [folder];
  }
}
