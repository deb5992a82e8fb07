import ts from "typescript";
import { anything, exactly, neighborhoods, patternOf, type ReadSource, readAll } from "./read-sources";
import { placePattern } from "./reasons";
import type { Source } from "./sources";

/** What makes a function that translates, of the messages below the name that it is given. */
const makers = new Set(["useTranslations", "getTranslations"]);
const spellings = new Set(["rich", "markup", "raw", "has"]);
/** These give the whole catalog. */
const catalogs = new Set(["useMessages", "getMessages", "loadMessages"]);
/** How far a key may be written from where it is asked for. */
const steps = { down: 2, up: 2 };

interface Found {
  /** Patterns of whole keys that the code asks for. */
  asked: string[];
  /** Patterns of sections that are asked for keys which are written elsewhere, in or around the file. */
  open: { section: string; path: string }[];
  /** Sections of a translator that is called with a key which is written here, and with one which isn't. */
  written: string[];
  unwritten: string[];
}

const within = (section: string, key: string): string => (section === "" ? key : `${section}\\.${key}`);

/** The possible texts of an expression, as patterns; null for one that is not written here. */
function textsOf(node: ts.Expression): (string | null)[] {
  if (ts.isStringLiteralLike(node)) return [exactly(node.text)];
  if (ts.isTemplateExpression(node)) {
    const pattern = patternOf(node);
    return [pattern === anything ? null : pattern];
  }
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return textsOf(node.expression);
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return textsOf(node.right);
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return [...textsOf(node.left), ...textsOf(node.right)];
  }
  return [null];
}

/** The sections, as patterns, of a translator that is made here; null for any other call. */
function sectionsOf(node: ts.Node): string[] | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const [first] = node.arguments;
  if (makers.has(node.expression.text)) return first ? textsOf(first).map((text) => text ?? anything) : [""];
  if (node.expression.text !== "createTranslator" || !first || !ts.isObjectLiteralExpression(first)) return null;
  const section = first.properties.find((property) => property.name?.getText() === "namespace");
  return section && ts.isPropertyAssignment(section)
    ? textsOf(section.initializer).map((text) => text ?? anything)
    : [""];
}

/** The expression around one that has the same value: awaited, in parentheses, as another type. */
function wholeOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isSame =
    ts.isAwaitExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent);
  return isSame ? wholeOf(parent) : node;
}

/** The name that a value is given, also as one of several in a list; undefined where it goes elsewhere. */
function nameOf(value: ts.Node): ts.Identifier | undefined {
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name : undefined;
  if (!ts.isArrayLiteralExpression(parent)) return undefined;
  // As `const [a, b] = await Promise.all([…])`, or without it.
  const list = ts.isCallExpression(parent.parent) ? wholeOf(parent.parent) : parent;
  const names = ts.isVariableDeclaration(list.parent) && list.parent.name;
  if (!names || !ts.isArrayBindingPattern(names)) return undefined;
  const element = names.elements[parent.elements.indexOf(value as ts.Expression)];
  return element && ts.isBindingElement(element) && ts.isIdentifier(element.name) ? element.name : undefined;
}

const isScope = (node: ts.Node): boolean =>
  ts.isBlock(node) || ts.isSourceFile(node) || ts.isFunctionLike(node) || ts.isCaseBlock(node);

function scopeOf(node: ts.Node): ts.Node {
  let scope = node.parent;
  while (!isScope(scope)) scope = scope.parent;
  return scope;
}

/** Where each name of each scope comes from: a translator's sections, or null for anything else. */
type Names = Map<ts.Node, Map<string, string[] | null>>;

function lookUp(names: Names, identifier: ts.Identifier): string[] | null {
  for (let scope: ts.Node | undefined = identifier; scope; scope = scope.parent) {
    const found = names.get(scope)?.get(identifier.text);
    if (found !== undefined) return found;
  }
  return null;
}

class FileReading {
  readonly found: Found = { asked: [], open: [], written: [], unwritten: [] };
  readonly #names: Names = new Map();
  readonly #declared = new Set<ts.Node>();

  constructor(
    private readonly file: ReadSource,
    private readonly roots: ReadonlySet<string>,
  ) {
    this.#declare(file.tree);
    this.#use(file.tree);
    if (this.#holdsCatalog()) this.#readCatalog(file.tree);
  }

  #name(identifier: ts.Identifier, sections: string[] | null): void {
    const scope = scopeOf(identifier);
    const here = this.#names.get(scope) ?? new Map<string, string[] | null>();
    const both = [...(here.get(identifier.text) ?? []), ...(sections ?? [])];
    this.#names.set(scope, here.set(identifier.text, both.length > 0 ? both : null));
    this.#declared.add(identifier);
  }

  #declare(node: ts.Node): void {
    const sections = sectionsOf(node);
    if (sections) {
      const whole = wholeOf(node);
      const name = nameOf(whole);
      if (name) this.#name(name, sections);
      else if (ts.isCallExpression(whole.parent) && whole.parent.expression === whole)
        this.#ask(whole.parent, sections);
      else this.#leaveOpen(sections);
    }
    if (ts.isParameter(node) && ts.isIdentifier(node.name)) this.#name(node.name, null);
    ts.forEachChild(node, (child) => this.#declare(child));
  }

  #use(node: ts.Node): void {
    if (ts.isIdentifier(node) && !this.#declared.has(node) && !isOnlyName(node)) {
      const sections = lookUp(this.#names, node);
      if (sections) this.#translate(node, sections);
    }
    ts.forEachChild(node, (child) => this.#use(child));
  }

  #translate(node: ts.Identifier, sections: string[]): void {
    const { parent } = node;
    const isSpelled = ts.isPropertyAccessExpression(parent) && spellings.has(parent.name.text);
    const called = isSpelled ? parent : node;
    if (ts.isCallExpression(called.parent) && called.parent.expression === called) this.#ask(called.parent, sections);
    else this.#leaveOpen(sections);
  }

  #ask({ arguments: [key] }: ts.CallExpression, sections: string[]): void {
    for (const text of key ? textsOf(key) : [])
      for (const section of sections) {
        const whole = text === null ? anything : within(section, text);
        const isWritten = !whole.startsWith(anything);
        if (isWritten) this.found.asked.push(whole);
        else this.#leaveOpen([section]);
        (isWritten ? this.found.written : this.found.unwritten).push(section);
      }
  }

  #leaveOpen(sections: string[]): void {
    for (const section of sections) this.found.open.push({ section, path: this.file.path });
  }

  #holdsCatalog(): boolean {
    const { text } = this.file.tree;
    return text.includes("@/messages/") || [...catalogs].some((name) => text.includes(`${name}(`));
  }

  /** `common.saved.at`, from `common` on, where the file has the catalog itself. */
  #readCatalog(node: ts.Node): void {
    if (ts.isStringLiteralLike(node) && this.roots.has(node.text)) this.#leaveOpen([exactly(node.text)]);
    if (ts.isPropertyAccessExpression(node) && !ts.isPropertyAccessExpression(node.parent)) {
      const path = node.getText().replaceAll("?.", ".");
      if (this.roots.has(path.split(".")[0] ?? "")) this.found.asked.push(exactly(path));
    }
    ts.forEachChild(node, (child) => this.#readCatalog(child));
  }
}

/** The name of a property, a type or something imported, rather than a value. */
function isOnlyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isTypeQueryNode(parent) || ts.isJsxAttribute(parent)) return true;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}

/**
 * Messages that no code can ask for. A key is asked for where a translator of its section is called with it, with a template that
 * fits it, or with a part that holds it. Where a translator gets a key that isn't written there, or goes elsewhere itself, every
 * word and template in that file and around it counts; a section that is never asked for a key which is written there is
 * taken to be read as a whole.
 */
export function findUnreadMessages(sources: readonly Source[], catalog: ReadonlyMap<string, string>): string[] {
  const files = readAll(
    sources.filter(({ path }) => !path.includes(".test.") && !/^src\/(testing|cli\/test)\//.test(path)),
  );
  const roots = new Set([...catalog.keys()].map((key) => key.split(".")[0] ?? ""));
  const asked: string[] = ["reasons"];
  const open = new Map<string, Set<string>>();
  const written = new Set<string>();
  const unwritten = new Set<string>();
  for (const file of files.values()) {
    const { found } = new FileReading(file, roots);
    asked.push(...found.asked);
    for (const section of found.written) written.add(section);
    for (const section of found.unwritten) unwritten.add(section);
    for (const [, place = ""] of file.tree.text.matchAll(placePattern)) asked.push(exactly(place));
    for (const { section, path } of found.open) open.set(section, (open.get(section) ?? new Set()).add(path));
  }
  // A list by code: nobody writes one of its keys beside its name.
  asked.push(...[...unwritten].filter((section) => section !== "" && section !== anything && !written.has(section)));
  const answers = [...files.values()].filter(({ path }) => path.includes("/server/"));
  const around = neighborhoods(files, steps);
  const isAsked = matcher(asked);
  let left = [...catalog.keys()].filter((key) => !isAsked(key));
  for (const [section, paths] of open) {
    const near = [...new Set([...paths].flatMap((path) => [...around(path)]))].flatMap((path) => files.get(path) ?? []);
    const start = new RegExp(section === "" ? "^" : `^${section}\\.`);
    const templates = near.flatMap((file) => file.templates);
    const fits = matcher(section === "" ? templates.filter((each) => !each.startsWith(anything)) : templates);
    const servers = unwritten.has(section) ? [...paths].flatMap((path) => serversOf(files.get(path))) : [];
    const answered = answers.filter(({ path }) => servers.some((server) => path.startsWith(server)));
    const isWritten = (key: string) =>
      near.some(({ words }) => words.has(key)) || answered.some(({ quoted }) => quoted.has(key)) || fits(key);
    left = left.filter((key) => !start.test(key) || !isWritten(key.replace(start, "")));
  }
  return left;
}

/** Where the answers come from of the calls that a file makes: past any import. */
function serversOf(file: ReadSource | undefined): string[] {
  if (!file) return [];
  const called = [...file.tree.text.matchAll(/\b(?:api|serverApi\(\)\))\.(\w+)/g)].map(([, name = ""]) => name);
  const own = /^src\/features\/([\w-]+)\//.exec(file.path)?.[1];
  return [...called, ...(own ? [own] : [])].map((name) => `src/features/${name}/server/`);
}

/** Whether one of these patterns is the key, or a part that the key is in. */
function matcher(patterns: readonly string[]): (key: string) => boolean {
  const plain = new Set<string>();
  const others: RegExp[] = [];
  for (const pattern of new Set(patterns))
    if (pattern.includes(anything)) others.push(new RegExp(`^${pattern}(?:\\.|$)`));
    else plain.add(pattern.replaceAll("\\", ""));
  const parts = (key: string) => key.split(".").map((_, at, all) => all.slice(0, at + 1).join("."));
  return (key) => parts(key).some((part) => plain.has(part)) || others.some((pattern) => pattern.test(key));
}
