import type { QtiKeptIssue } from "@/features/questions/formats/issues";
import { childNamed, childrenNamed, readQtiTree } from "@/features/questions/formats/qti/qti-tree";
import { descendants, elementsOf, textOf, type XmlElement, XmlProblem } from "@/lib/xml-tree";
import type { QuestionGroup } from "../../groups";
import type { FoundMarks } from "../../marks";
import type { PackedFile } from "../../read-questions";

interface PackageItems {
  /** Those that its test names in their order, then all others, then files of version 1.2 that the manifest doesn't list as questions. A path may have no file. */
  paths: string[];
  /** What the manifest says of those in it, by their paths. */
  marks: ReadonlyMap<string, FoundMarks>;
  /** The first test that names it, by the paths of those that one does. */
  groups: ReadonlyMap<string, QuestionGroup>;
  /** What is wrong with its list of contents, and where. */
  issue: { code: QtiKeptIssue; path: string; line: number } | null;
}

const manifestName = "imsmanifest.xml";

/** The items of a content package, as its manifest and its tests list them; by their files where it has no manifest that can be read. */
export function packageItems(files: readonly PackedFile[]): PackageItems {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const path = manifestPath(files);
  const listed = path === null ? null : resourcesIn(texts.get(path) ?? "", folderOf(path));
  const known = listed instanceof XmlProblem || listed === null ? byRoots(files) : listed;
  const groups = groupsOf(known.tests, texts);
  const paths = [...new Set([...groups.keys(), ...known.items, ...pathsOf(files, ofOne)])];
  const { marks } = known;
  if (path === null) return { paths, marks, groups, issue: { code: "no_manifest", path: manifestName, line: 1 } };
  return {
    ...{ paths, marks, groups },
    issue: listed instanceof XmlProblem ? { code: "bad_manifest", path, line: listed.line } : null,
  };
}

/** Some pack the folder instead of what is in it. */
function manifestPath(files: readonly PackedFile[]): string | null {
  const found = files.map(({ path }) => path).filter((path) => path.split("/").at(-1) === manifestName);
  return found.toSorted((a, b) => a.split("/").length - b.split("/").length)[0] ?? null;
}

interface Listed {
  tests: string[];
  items: string[];
  marks: ReadonlyMap<string, FoundMarks>;
}

function resourcesIn(text: string, folder: string): Listed | XmlProblem {
  try {
    const resources = [...descendants(readQtiTree(text))].filter(({ name }) => name === "resource");
    const pathOf = (resource: XmlElement) => resolved(folder, hrefOf(resource));
    const hrefs = (type: RegExp) => resources.filter(({ attributes }) => type.test(attributes.type ?? "")).map(pathOf);
    const marks = new Map(resources.map((resource) => [pathOf(resource), marksOf(resource)]));
    // Version 1.2 too, so that its files are named.
    return {
      tests: [...hrefs(/^imsqti_test_/), ...hrefs(/^imsqti_section_/)],
      items: hrefs(/^imsqti_(item_|xmlv1p)/),
      marks,
    };
  } catch (error) {
    if (error instanceof XmlProblem) return error;
    throw error;
  }
}

/** Cartridges name only the files of a resource. */
const hrefOf = (resource: XmlElement): string =>
  resource.attributes.href ?? childNamed(resource, "file")?.attributes.href ?? "";

/** As LOM says it, in the words of IEEE or of IMS. */
export function marksOf(resource: XmlElement): FoundMarks {
  const lom = [...descendants(resource)].find(({ name }) => name === "lom");
  const parts = (group: string, name: string) =>
    lom ? childrenNamed(lom, group).flatMap((one) => childrenNamed(one, name)) : [];
  const [difficulty] = parts("educational", "difficulty").flatMap((one) => childrenNamed(one, "value"));
  return {
    // One element may hold several, or one in several languages.
    tags: parts("general", "keyword").flatMap((keyword) => {
      const words = elementsOf(keyword).map(textOf);
      return words.length > 0 ? words : [textOf(keyword)];
    }),
    ...(difficulty && { difficulty: textOf(difficulty) }),
  };
}

/** Of a file in version 1.2. Canvas has each quiz, and its question banks, in such a file beside those that its manifest lists. */
const ofOne = /<(?:\w+:)?questestinterop[\s>]/;

function byRoots(files: readonly PackedFile[]): Listed {
  return {
    tests: pathsOf(files, /<(?:\w+:)?(qti-assessment-test|assessmentTest)[\s>]/),
    items: pathsOf(files, /<(?:\w+:)?(qti-assessment-item|assessmentItem|questestinterop)[\s>]/),
    marks: new Map(),
  };
}

/** Of the files whose text has a root, in the order of their paths. */
const pathsOf = (files: readonly PackedFile[], root: RegExp): string[] =>
  files
    .filter(({ text }) => root.test(text))
    .map(({ path }) => path)
    .toSorted((a, b) => (a < b ? -1 : 1));

/** Sections that are files of their own are no tests. */
function groupsOf(tests: readonly string[], texts: ReadonlyMap<string, string>): Map<string, QuestionGroup> {
  const groups = new Map<string, QuestionGroup>();
  for (const test of tests) {
    const { items, title } = readTest(test, texts);
    const group = { path: [title.trim()] };
    for (const item of items) if (!groups.has(item)) groups.set(item, group);
  }
  return groups;
}

/** A test that can't be read names nothing. */
function readTest(path: string, texts: ReadonlyMap<string, string>, depth = 0): { title: string; items: string[] } {
  const text = texts.get(path);
  if (text === undefined || depth > 3) return { title: "", items: [] };
  try {
    const test = readQtiTree(text);
    const items = [...descendants(test)].flatMap(({ name, attributes }) => {
      const href = () => resolved(folderOf(path), attributes.href ?? "");
      if (name === "assessmentItemRef") return [href()];
      return name === "assessmentSectionRef" ? readTest(href(), texts, depth + 1).items : [];
    });
    return { title: test.attributes.title ?? "", items };
  } catch (error) {
    if (error instanceof XmlProblem) return { title: "", items: [] };
    throw error;
  }
}

export const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

/** An address in a file of `folder` as a path of the package. */
export function resolved(folder: string, href: string): string {
  const parts: string[] = [];
  for (const part of [...folder.split("/"), ...decoded(href).split("/")]) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
