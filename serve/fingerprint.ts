/** One hash over files and folders: names and contents, in a fixed order. What is missing counts as missing. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 of these paths below `root`, base64url. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((given) => filesOf(root, given))) {
    const content = contentOf(join(root, path));
    hash.update(`${path.replaceAll("\\", "/")} ${content?.length ?? "missing"}\n`).update(content ?? "");
  }
  return hash.digest("base64url");
}

function filesOf(root: string, path: string): readonly string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return [path];
  const below = readdirSync(join(root, path), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return below.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).toSorted();
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
