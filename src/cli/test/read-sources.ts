import { posix } from "node:path";
import ts from "typescript";
import type { Source } from "./sources";

/** A file of ours: its tree, the files of ours that it names, and the words that are written in it. */
export interface ReadSource {
  path: string;
  tree: ts.SourceFile;
  imports: readonly string[];
  words: ReadonlySet<string>;
  /** Those of them that are texts, rather than names of properties. */
  quoted: ReadonlySet<string>;
  /** Templates that may be keys, as patterns. */
  templates: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** What stands for anything in a pattern. */
export const anything = "[^]*";

/** A template as a pattern. */
export const patternOf = (template: ts.TemplateExpression): string =>
  escaped(template.head.text) + template.templateSpans.map(({ literal }) => anything + escaped(literal.text)).join("");

export const exactly = (text: string): string => escaped(text);

/** Begins with words of its own, or goes on with a part of a name, or is what a function is called with. */
function mayBeKey({ head, templateSpans, parent }: ts.TemplateExpression): boolean {
  if (head.text !== "") return true;
  const rest = templateSpans.map(({ literal }) => literal.text);
  return (/^\w/.test(rest[0] ?? "") || ts.isCallExpression(parent)) && rest.some((text) => /\w{3}/.test(text));
}

/** The file that is meant by the name of a module, if it is one of ours. */
function findModule(name: string, from: string, known: ReadonlySet<string>): string | undefined {
  if (!name.startsWith("@/") && !name.startsWith(".")) return undefined;
  const path = name.startsWith("@/") ? `src/${name.slice(2)}` : posix.join(posix.dirname(from), name);
  return [path, `${path}.ts`, `${path}.tsx`].find((each) => known.has(each));
}

function readSource({ path, text }: Source, known: ReadonlySet<string>): ReadSource {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = new Set<string>();
  const words = new Set<string>();
  const quoted = new Set<string>();
  const templates: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const module = findModule(node.text, path, known);
      if (module) imports.add(module);
      else quoted.add(node.text);
    } else if (ts.isTemplateExpression(node) && mayBeKey(node)) templates.push(patternOf(node));
    else if ((ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) && ts.isIdentifier(node.name))
      words.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const text of quoted) words.add(text);
  return { path, tree, imports: [...imports], words, quoted, templates };
}

export function readAll(sources: readonly Source[]): ReadonlyMap<string, ReadSource> {
  const known = new Set(sources.map(({ path }) => path));
  return new Map(sources.map((source) => [source.path, readSource(source, known)]));
}

/** Finds the files that a file is tied to: what it imports and what imports it, so many steps in each direction. */
export function neighborhoods(files: ReadonlyMap<string, ReadSource>, steps: { down: number; up: number }) {
  const importers = new Map<string, string[]>();
  for (const { path, imports } of files.values())
    for (const each of imports) importers.set(each, [...(importers.get(each) ?? []), path]);
  const walk = (from: string, next: (path: string) => readonly string[], most: number): Set<string> => {
    const seen = new Set([from]);
    for (let [edge, step]: [string[], number] = [[from], 0]; step < most && edge.length > 0; step += 1) {
      edge = edge.flatMap(next).filter((path) => !seen.has(path));
      for (const path of edge) seen.add(path);
    }
    return seen;
  };
  return (path: string): ReadonlySet<string> =>
    new Set([
      ...walk(path, (each) => files.get(each)?.imports ?? [], steps.down),
      ...walk(path, (each) => importers.get(each) ?? [], steps.up),
    ]);
}
