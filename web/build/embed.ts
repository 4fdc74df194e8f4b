/** `/embed.js`: one classic script, because it asks the document which script it is, with its styles and words in it. */
import { join } from "node:path";
import { build } from "vite";
import { type Sources, saying } from "./bundle.ts";

export async function bundleEmbed({ root, words }: Sources): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [saying(words)],
    build: {
      write: false,
      target: "es2022",
      // Older ones pass over `light-dark()`, which written another way would need what only a page can declare.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      cssMinify: "lightningcss",
      rolldownOptions: { input: join(root, "web/embed/embed.ts"), output: { format: "iife" } },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const [script, ...others] = first !== undefined && "output" in first ? first.output : [];
  if (script?.type !== "chunk" || others.length > 0) throw new Error("The embedded script must be one piece.");
  return script.code.trim();
}
