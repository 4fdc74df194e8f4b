/**
 * Bundling with Vite. The inlined first script of a page is bundled apart from everything it loads later: a module that
 * stood both inline and in a file would run twice.
 */
import { basename, dirname, resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { type PageParts, roleOf } from "./page.ts";

/** What pages are made of. */
export interface Sources {
  /** The folder of all sources. */
  readonly root: string;
  /** Modules of sentences in which a charity has its own: absolute path → text. */
  readonly words: ReadonlyMap<string, string>;
}

export interface BuiltFile {
  /** Below the web root, without a leading slash. */
  readonly path: string;
  readonly content: string;
  /** `<page>:style:<language>`, `<page>:script:<language>`, or undefined for what scripts import. */
  readonly role: string | undefined;
  /** Stands in the page itself and is not written. */
  readonly inline: boolean;
  /** Paths of the scripts it imports, at once or later. */
  readonly imports: readonly string[];
  /** Of these, what it imports at once. */
  readonly needs: readonly string[];
  /** Sources in it, for the licences. */
  readonly modules: readonly string[];
}

/** Every page is bundled by itself, in each of its languages: no page loads a file for the sake of another. */
export async function bundle(sources: Sources, pages: readonly PageParts[]): Promise<BuiltFile[]> {
  const files = await Promise.all(pages.map((page) => (page.inline ? inlined(sources, page) : linked(sources, page))));
  const byPath = new Map(files.flat().map((file) => [file.inline ? file.role : file.path, file]));
  return [...byPath.values()];
}

async function linked(sources: Sources, page: PageParts): Promise<BuiltFile[]> {
  const input = { [`${page.name}-script`]: page.script, [`${page.name}-style`]: `virtual:style-${page.name}` };
  return filesOf(await bundled(sources, input, [styles(page)]), page);
}

async function inlined(sources: Sources, page: PageParts): Promise<BuiltFile[]> {
  const later = await laterScripts(sources, page);
  const scripts = later.map((path) => [basename(path).replace(/\.tsx?$/, ""), path] as const);
  const input = { ...Object.fromEntries(scripts), [`${page.name}-style`]: `virtual:style-${page.name}` };
  const files = filesOf(await bundled(sources, input, [styles(page), smallSchemas, wordsOf(page)]), page);
  const paths = new Map(later.map((path) => [path, entryPath(files, path)]));
  return [...files, await firstScript(sources, page, paths)];
}

/**
 * The sentences of the page's language, in every script that speaks: a visitor loads no others, and no file for them.
 * What is said about a complaint comes with its form, as a second copy of the module of which each keeps what it says.
 */
const wordsOf = ({ words, language }: PageParts): Plugin => ({
  name: "quietline-words",
  enforce: "pre",
  resolveId: (source, importer = "") =>
    words[source] && (/\/later\/complaint\//.test(importer) ? `${words[source]}?complaint` : words[source]),
  load(id) {
    if (/\/web\/words\/(?!crisis\/)/.test(id) && !Object.values(words).includes(id.replace(/\?.*$/, "")))
      throw new Error(`${id} is loaded in ${language}: sentences are imported from "#words".`);
  },
});

/** A charity's own sentences, wherever ours would be: also on the page on which somebody reads and signs them off. */
export const saying = (words: Sources["words"]): Plugin => ({
  name: "quietline-own-words",
  enforce: "pre",
  load: (id) => words.get(id.replace(/\?.*$/, "")),
});

/** What the inlined script imports dynamically, as absolute paths. */
async function laterScripts(sources: Sources, page: PageParts): Promise<string[]> {
  const found = new Set<string>();
  await bundled(sources, { [page.name]: page.script }, [
    wordsOf(page),
    external((path) => {
      found.add(path);
      return `/${basename(path)}`;
    }),
  ]);
  return [...found].toSorted();
}

async function firstScript(sources: Sources, page: PageParts, paths: ReadonlyMap<string, string>): Promise<BuiltFile> {
  const resolved = external((path) => `/${paths.get(path)}`);
  const [chunk, ...others] = await bundled(sources, { [page.name]: page.script }, [
    resolved,
    smallSchemas,
    wordsOf(page),
  ]);
  if (chunk?.type !== "chunk" || others.length > 0)
    throw new Error(`${page.name}: the first script must be one piece.`);
  return {
    path: chunk.fileName,
    // The bundler sees to `</script`; but this, in a sentence, would have browsers look for another one after it.
    content: chunk.code.trim().replaceAll("<!--", "\\x3c!--"),
    role: roleOf(page, "script"),
    inline: true,
    imports: [...paths.values()],
    needs: [],
    modules: chunk.moduleIds,
  };
}

/** Leaves dynamic imports out of the bundle and points them to where the file will be. */
function external(path: (source: string) => string): Plugin {
  return {
    name: "quietline-later",
    enforce: "pre",
    resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== "string" || importer === undefined)
        throw new Error("import() needs a written-out path.");
      return { id: path(resolve(dirname(importer), specifier)), external: "absolute" };
    },
  };
}

/**
 * Each page leaves out the frames it neither sends nor hears: declaring a schema does nothing besides, which the bundler
 * is told here and not at every one of them. `z.config` does something, and stays.
 */
const declarations: Plugin = {
  name: "quietline-declarations",
  enforce: "pre",
  transform: (code, id) =>
    /\/shared\/[^/]+\.ts$/.test(id)
      ? { code: code.replace(/\bz\.(?!config|infer)\w+\(/g, "/* @__PURE__ */ $&"), map: null }
      : undefined,
};

/**
 * What the libraries of the encryption would say in their exceptions is shown to nobody and logged nowhere: a refusal is
 * a refusal, and the way to the visitor is dear.
 */
const noReasons: Plugin = {
  name: "quietline-no-reasons",
  enforce: "pre",
  transform: (code, id) =>
    /\/node_modules\/(ts-mls|@noble)\//.test(id)
      ? { code: code.replace(/((?:throw|return) new \w*Error)\(.*\);$/gm, '$1("");'), map: null }
      : undefined,
};

/** The MLS library puts codecs together out of others, and does nothing besides: one that nobody uses is left out. */
const unusedCodecs: Plugin = {
  name: "quietline-unused-codecs",
  enforce: "pre",
  transform: (code, id) =>
    /\/node_modules\/ts-mls\//.test(id) ? { code: code.replace(codecs, "/* @__PURE__ */ $&"), map: null } : undefined,
};

const codecs =
  /(?<!function )\b(?:encode|(?:contramapBuffer|varLenType|optional|base64Record|numberRecord|bigintMap)Encoders?|decode(?:VarLenType|Optional|Base64Record|NumberRecord|BigintMap)|(?:flatMap|map|or)Decoder\w*|(?:open)?[eE]numNumber\w+)\(/g;

/** What is imported later loads no style sheets and is preloaded by nobody: Vite's helper for that has nothing to do. */
const noPreloading: Plugin = {
  name: "quietline-no-preloading",
  enforce: "pre",
  load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined),
};

/** A visitor's page reads its frames with as little as that takes. */
const smallSchemas: Plugin = {
  name: "quietline-small-schemas",
  enforce: "pre",
  resolveId: (id) => (id === "zod/mini" ? resolve(import.meta.dirname, "../visitor/schemas.ts") : undefined),
};

/** One style sheet a page, from all it links, in that order. */
function styles({ name, styles: paths }: PageParts): Plugin {
  const virtual = `virtual:style-${name}`;
  return {
    name: "quietline-styles",
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load: (id) =>
      id === `\0${virtual}` ? paths.map((path) => `import ${JSON.stringify(path)};`).join("\n") : undefined,
  };
}

async function bundled(
  { root, words }: Sources,
  input: Record<string, string>,
  plugins: Plugin[],
): Promise<readonly Output[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [declarations, noReasons, unusedCodecs, noPreloading, ...plugins, saying(words)],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      assetsInlineLimit: 0,
      cssMinify: "lightningcss",
      rolldownOptions: {
        input,
        // What an entry shares with what it loads later stays in it: one file and one round trip less.
        preserveEntrySignatures: "allow-extension",
        // Constants, nearly all of them numbers, are shorter than their names.
        optimization: { inlineConst: true },
        treeshake: { moduleSideEffects: (id) => !withoutSideEffects.test(id) },
        output: {
          entryFileNames: "assets/[name]-[hash].js",
          chunkFileNames: "assets/[name]-[hash].js",
          assetFileNames: "assets/[name]-[hash][extname]",
          hashCharacters: "base36",
          codeSplitting: { groups: [lattice, visit] },
        },
      },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !("output" in first)) throw new Error("The build gave no output.");
  return first.output;
}

/** Libraries whose modules only declare: what is not used of them is left out. */
const withoutSideEffects = /node_modules\/(ts-mls|@noble\/[^/]+|zod)\//;

/** What ML-KEM and X-Wing share stays one file, loaded only where the browser has no ML-KEM of its own. */
const lattice = {
  name: "sponge",
  test: /@noble\/hashes\/(sha3|_u64|utils)|@noble\/curves\/utils|encryption\/sponge\.ts/,
};

/** What the visit shares with whatever it loads later stays with it: one file and one round trip less. */
const visit = { name: "app", test: /\/web\/visitor\/app\.ts$/ };

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

function filesOf(outputs: readonly Output[], page: PageParts): BuiltFile[] {
  return outputs.flatMap((output) => {
    if (output.type === "asset") return [asset(output, page)];
    // A style's entry is an empty script.
    return output.name.endsWith("-style") ? [] : [script(output, page)];
  });
}

function asset(output: Rolldown.OutputAsset, page: PageParts): BuiltFile {
  const { inline } = page;
  const content = typeof output.source === "string" ? output.source : new TextDecoder().decode(output.source);
  return {
    path: output.fileName,
    content: content.trim(),
    role: roleOf(page, "style"),
    inline,
    imports: [],
    needs: [],
    modules: [],
  };
}

function script(output: Rolldown.OutputChunk, page: PageParts): BuiltFile {
  const isEntry = !page.inline && output.facadeModuleId === page.script;
  return {
    path: output.fileName,
    content: output.code,
    role: isEntry ? roleOf(page, "script") : undefined,
    inline: false,
    imports: [...output.imports, ...output.dynamicImports],
    needs: output.imports,
    modules: output.moduleIds,
  };
}

function entryPath(files: readonly BuiltFile[], module: string): string {
  const file = files.find(({ modules }) => modules.at(-1) === module);
  if (file === undefined) throw new Error(`${module} was not built.`);
  return file.path;
}
