import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { nameOf } from "@/features/questions/formats/qti/item";
import { readQtiTree } from "@/features/questions/formats/qti/qti-tree";
import { type XmlElement, XmlProblem } from "@/lib/xml-tree";
import { addRead, emptyRead } from "../add-read";
import type { QuestionGroup } from "../groups";
import type { FoundMarks } from "../marks";
import type { PackedFile, ReadIssue, ReadQuestions } from "../read-questions";
import { folderOf, packageItems, resolved } from "./reading/package-items";
import { readItem } from "./reading/read-item";

/** A file that is one item. */
export function readQti(source: string, means: ReadMeans): ReadQuestions {
  return readItemFile({ text: source }, means);
}

/** The same of a package, whose path says where its images are. */
export function readItemFile(item: ItemFile, means: ReadMeans): ReadQuestions {
  const read = emptyRead();
  readFile(item, means, read);
  return read;
}

/** The items of a package, in the order of its test. Files that aren't in it are named. */
export function readQtiPackage(files: readonly PackedFile[], means: ReadMeans): ReadQuestions {
  const read = emptyRead();
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { paths, marks, groups, issue } = packageItems(files);
  if (issue) read.issues.push({ file: issue.path, line: issue.line, about: "", code: issue.code, isLost: false });
  for (const path of paths) {
    const text = texts.get(path);
    if (text === undefined) read.issues.push({ file: path, line: 1, about: "", code: "no_file", isLost: true });
    else readFile({ text, path, found: marks.get(path), group: groups.get(path) }, means, read);
  }
  return read;
}

/** An item, and its path, its test and what is said of it where it is in a package. */
interface ItemFile {
  text: string;
  path?: string;
  found?: FoundMarks | undefined;
  group?: QuestionGroup | undefined;
}

function readFile({ text, path: file, found, group }: ItemFile, means: ReadMeans, read: ReadQuestions): void {
  const root = rootOf(text);
  const at = { ...(file === undefined ? {} : { file }), line: root.line, about: "name" in root ? nameOf(root) : "" };
  if ("code" in root) {
    read.issues.push({ ...at, code: root.code, isLost: true });
    return;
  }
  const pictureOf = (address: string) => means.pictureOf?.(resolved(folderOf(file ?? ""), address)) ?? null;
  const { question, codes } = readItem(root, { ...means, pictureOf });
  if (question) addRead(read, at, { question, issues: codes, ...(found && { found }), group }, means.isMarked);
  else read.issues.push(...codes.map((code) => ({ ...at, code, isLost: true })));
}

function rootOf(text: string): XmlElement | Pick<ReadIssue, "code" | "line"> {
  try {
    const root = readQtiTree(text);
    if (root.name === "assessmentItem") return root;
    return { code: root.name === "questestinterop" ? "qti_one" : "not_qti", line: root.line };
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return { code: error.problem === "entities" ? "entities" : "malformed", line: error.line };
  }
}
