/** One page's HTML: what its template refers to, and how it is put together from the built files. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { aboutLanguage, type PageLanguage } from "../../shared/page-language.ts";
import type { BuiltFile } from "./bundle.ts";
import { importMap } from "./import-map.ts";

export interface PageParts {
  readonly name: string;
  readonly language: PageLanguage;
  /** Absolute paths of the sentences in that language, by the name that scripts import them by. */
  readonly words: Readonly<Record<string, string>>;
  /** The template with its words, without styles and scripts. */
  readonly html: string;
  /** Absolute paths, in order. */
  readonly styles: readonly string[];
  readonly script: string;
  readonly inline: boolean;
}

export interface AssembledPage {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const styleTag = /\s*<link rel="stylesheet" href="([^"]+)"\s*\/?>/g;
const scriptTag = /\s*<script type="module" src="([^"]+)"><\/script>/g;

interface Spoken {
  readonly language: PageLanguage;
  readonly words: PageParts["words"];
  /** What `{{words.…}}` stands for. */
  readonly sentences: object;
}

/** What a built file is to a page. */
export const roleOf = ({ name, language }: Pick<PageParts, "name" | "language">, what: string): string =>
  `${name}:${what}:${language}`;

export function readPage(name: string, path: string, inline: boolean, { sentences, ...spoken }: Spoken): PageParts {
  const source = readFileSync(path, "utf8");
  const referred = (tag: RegExp) => [...source.matchAll(tag)].map(([, href]) => resolve(dirname(path), href ?? ""));
  const [script, ...others] = referred(scriptTag);
  if (script === undefined || others.length > 0) throw new Error(`${name}: one script, please`);
  const bare = source.replace(styleTag, "").replace(scriptTag, "");
  const html = withWords(inLanguage(bare, spoken.language), sentences);
  return { ...spoken, name, html: minified(html), styles: referred(styleTag), script, inline };
}

/** Templates are written in English, and from left to right. */
function inLanguage(html: string, language: PageLanguage): string {
  const written = '<html lang="en"';
  if (!html.includes(written)) throw new Error(`A page begins with ${written}.`);
  const dir = aboutLanguage[language].dir === "rtl" ? ' dir="rtl"' : "";
  return html.replace(written, `<html lang="${language}"${dir}`);
}

function withWords(html: string, words: object): string {
  return html.replace(/\{\{words\.([\w.]+)\}\}/g, (_, path: string) => {
    const value = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], words);
    if (typeof value !== "string") throw new Error(`There is no sentence ${path}.`);
    return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  });
}

/** Comments and indentation: the only things a template may lose without changing. */
function minified(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Head: import map (before any module), styles. End of the body: the script. */
export function assemble(page: PageParts, files: readonly BuiltFile[]): AssembledPage {
  const style = find(files, roleOf(page, "style"));
  const script = find(files, roleOf(page, "script"));
  const map = JSON.stringify(importMap(page, script, loadedLater(page, files), integrity));
  const head = [
    `<script type="importmap">${map}</script>`,
    page.inline ? `<style>${style.content}</style>` : link(style),
  ];
  const body = page.inline ? `<script type="module">${script.content}</script>` : load(script);
  const html = page.html
    .replace("</head>", () => `${head.join("\n")}\n</head>`)
    .replace("</body>", () => `${body}\n</body>`);
  return {
    html,
    scripts: [source(map), ...(page.inline ? [source(script.content)] : [])],
    styles: page.inline ? [source(style.content)] : [],
  };
}

/** Every script that a page may import, at once or later, in the order of their names. */
export function loadedLater(page: PageParts, files: readonly BuiltFile[]): BuiltFile[] {
  const found = new Set<BuiltFile>();
  const visit = (file: BuiltFile) => {
    for (const path of file.imports) {
      const next = files.find((candidate) => candidate.path === path);
      if (next === undefined) throw new Error(`${file.path} imports ${path}, which was not built.`);
      if (!found.has(next)) {
        found.add(next);
        visit(next);
      }
    }
  };
  visit(find(files, roleOf(page, "script")));
  return [...found].toSorted((a, b) => a.path.localeCompare(b.path));
}

function find(files: readonly BuiltFile[], role: string): BuiltFile {
  const file = files.find((candidate) => candidate.role === role);
  if (file === undefined) throw new Error(`${role} was not built.`);
  return file;
}

const digest = (content: string) => createHash("sha256").update(content).digest("base64");
const source = (content: string) => `sha256-${digest(content)}`;
const integrity = (file: BuiltFile) => source(file.content);
const link = (file: BuiltFile) =>
  `<link rel="stylesheet" href="/${file.path}" integrity="${integrity(file)}" crossorigin="anonymous">`;
const load = (file: BuiltFile) =>
  `<script type="module" src="/${file.path}" integrity="${integrity(file)}" crossorigin="anonymous"></script>`;
