import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { fieldOf, readOneItem } from "@/features/interchange/server/cartridge/qti-one/read-one-item";
import { findQuestionProblems } from "@/features/questions/authoring";
import { itemOf, type QtiItem } from "@/features/questions/formats/qti/item";
import { readQtiTree } from "@/features/questions/formats/qti/qti-tree";
import { uuidV4 } from "@/lib/uuid-v4";
import { descendants } from "@/lib/xml-tree";
import { readZip } from "@/lib/zip/read-zip";
import { writeZip } from "@/lib/zip/write-zip";
import { ZipProblem } from "@/lib/zip/zip-problem";
import {
  type Counts,
  expectedOf,
  idleDifferences,
  type KnownDifference,
  tally,
  uncountedFiles,
  unheldCounts,
} from "../counted-files";
import { decodeText } from "../decode-text";
import { packedPictures } from "../file-pictures";
import { openPackage } from "../read-package";
import { guessFormat, type PackedFile, readQuestions } from "../read-questions";
import { packageItems } from "./reading/package-items";

const data = process.env.TEST_DATA ?? "";
const counted = join(data, "COUNTS.json");
const has = data !== "" && existsSync(counted);
const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };

const Entry = z.record(z.string(), z.unknown());
/** What is counted of QTI, which cartridges have among other things. */
function allCounts(): Map<string, Counts> {
  if (!has) return new Map();
  const all = Object.entries(z.record(z.string(), Entry).parse(JSON.parse(readFileSync(counted, "utf8"))));
  return new Map([
    ...all.filter(([path]) => path.startsWith("qti/")),
    ...all.flatMap(([path, { qti }]): [string, Counts][] => (qti === undefined ? [] : [[path, Entry.parse(qti)]])),
  ]);
}
const counts = allCounts();

/** The files below a folder of the sample data, by their paths in it. */
const filesBelow = (folder: string) =>
  readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path: path.slice(join(data, folder, "/").length), bytes: new Uint8Array(readFileSync(path)) };
    });
const zipOf = (path: string) =>
  path.endsWith(".zip") ? new Uint8Array(readFileSync(join(data, path))) : writeZip(filesBelow(path));

/** A package as an import reads it; the one file of a folder by itself. */
async function read(path: string) {
  const zip = zipOf(path);
  const { files: packed, pictures } = await openPackage(zip);
  const { pictureOf } = packedPictures(zip, pictures, uuidV4);
  const [only, ...others] = path.endsWith(".zip") ? [] : filesBelow(path);
  const alone = only && others.length === 0 ? { path: only.path, text: decodeText(only.bytes).text } : null;
  const files = alone ? [alone] : packed;
  const format = guessFormat(alone?.text ?? files);
  const { questions, issues } = readQuestions(format, alone?.text ?? files, { ...means, pictureOf });
  for (const question of questions) expect(findQuestionProblems(question)).toEqual([]);
  const lost = issues.filter(({ isLost, code }) => isLost && code !== "no_file" && code !== "qti_one");
  const types = questions.map(({ type }) => type);
  return { path, zip, format, files, questions, issues, lost, types, total: questions.length + lost.length };
}
type Read = Awaited<ReturnType<typeof read>>;

/** A file of a package as the reader takes it when there is no other. */
function kindOf(file: PackedFile): string {
  const { paths, issue } = packageItems([file]);
  if (issue?.code !== "no_manifest") return issue ? "not well-formed" : "manifest";
  if (!paths.includes(file.path)) return paths.length > 0 ? "test" : "other";
  const codes = readQuestions("qti21", [file], means).issues.map(({ code }) => code);
  if (codes.includes("malformed")) return "not well-formed";
  return codes.includes("qti_one") ? "qti12" : "item";
}
const ofKind = ({ files }: Read, kind: string) => files.filter((file) => kindOf(file) === kind);

/** What an adaptive item asks only after some answers, which the reader takes for feedback. */
const laterIn = ({ feedback }: QtiItem) => [
  ...new Set(
    feedback.flatMap(({ element }) => [...descendants(element)].filter(({ name }) => /Interaction$/.test(name))),
  ),
];

/** Interactions of its items, as the version calls them. */
function interactionsIn(found: Read): Record<string, number> {
  const items = ofKind(found, "item").map(({ text }) => itemOf(readQtiTree(text)));
  const names = items.flatMap((item) => [...item.interactions, ...laterIn(item)].map(({ name }) => name));
  const inThree = (name: string) => `qti-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return tally(found.format === "qti30" ? names.map(inThree) : names);
}

/** Items in version 1.2, which an import of a course reads: each is a question, or why not is told. */
function oneItems(texts: readonly string[]) {
  const items = texts.flatMap((text) => [...descendants(readQtiTree(text))].filter(({ name }) => name === "item"));
  for (const item of items) {
    const question = readOneItem(item, { markdown: (html) => html, lost: () => undefined });
    expect("refused" in question ? question.refused : question.text).not.toBe("");
  }
  return items;
}
const oneTexts = (found: Read) => ofKind(found, "qti12").map(({ text }) => text);
const oneTypes = (texts: readonly string[]) =>
  tally(oneItems(texts).flatMap((item) => fieldOf(item, "question_type") ?? fieldOf(item, "cc_profile") ?? []));

/** The directory is read before any file, and refused where it has more than it may. */
async function entriesIn(zip: Uint8Array<ArrayBuffer>): Promise<number> {
  for (let entries = 0; ; entries += 1) {
    const isWithin = await readZip(zip, { entries, unpackedBytes: 0 }, () => false).then(
      () => true,
      () => false,
    );
    if (isWithin) return entries;
  }
}

/** What is found in a package, under the name that its count has in COUNTS.json. */
const findings: Record<string, (found: Read) => unknown> = {
  opens: () => true,
  entries: ({ zip }) => entriesIn(zip),
  bytes: ({ path }) => filesBelow(path).reduce((sum, { bytes }) => sum + bytes.length, 0),
  has_imsmanifest_at_root: ({ files }) =>
    files.some((file) => file.path === "imsmanifest.xml" && packageItems([file]).issue?.code !== "no_manifest"),
  manifests: (found) => ofKind(found, "manifest").length,
  not_well_formed: ({ issues }) =>
    issues.filter(({ code }) => code === "bad_manifest" || code === "malformed").map(({ file }) => file),
  xml_by_kind: ({ files }) => tally(files.map(kindOf)),
  other_xml: (found) => ofKind(found, "other").length,
  items: ({ total }) => total,
  interactions: interactionsIn,
  tests: (found) => ofKind(found, "test").length,
  item_refs_in_tests: (found) =>
    ofKind(found, "test").reduce((sum, file) => sum + packageItems([file]).paths.length, 0),
  qti12_files: ({ issues }) => issues.filter(({ code }) => code === "qti_one").length,
  qti12_items: (found) => oneItems(oneTexts(found)).length,
  qti12_types: (found) => oneTypes(oneTexts(found)),
};
/** What isn't counted of a folder isn't in it. */
const uncounted = {
  ...{ items: 0, interactions: {}, tests: 0, item_refs_in_tests: 0, manifests: 0, other_xml: 0 },
  ...{ qti12_files: 0, qti12_items: 0, qti12_types: {} },
};

const differences: readonly KnownDifference[] = [
  {
    ...{ path: "qti/1.2-blackboard", count: "qti12_types", found: {} },
    counted: {
      ...{ Essay: 1, "Fill in the Blank": 1, Matching: 1 },
      ...{ "Multiple Answer": 1, "Multiple Choice": 1, "True/False": 1 },
    },
    why: "Blackboard has names of its own for the types, in an element of its own. Its files are no package and are refused as version 1.2.",
  },
];

describe.skipIf(!has)("what is counted of QTI", () => {
  test("has nothing that nothing is held against, no difference that is none, and every file", () => {
    expect(unheldCounts(counts, findings)).toEqual([]);
    expect(idleDifferences(counts, differences)).toEqual([]);
    const files = filesBelow("qti").map(({ path }) => `qti/${path}`);
    expect(files.length).toBeGreaterThan(100);
    expect(uncountedFiles(counts, files)).toEqual([]);
  });

  test.each([...counts])("%s: is what is found", async (path, known) => {
    if (known.opens === false) {
      await expect(read(path)).rejects.toBeInstanceOf(ZipProblem);
      expect(known).toEqual({ opens: false });
      return;
    }
    const found = await read(path);
    expect(found.total).toBe(ofKind(found, "item").length);
    const expected = expectedOf(path, path.endsWith(".zip") ? known : { ...uncounted, ...known }, differences);
    const names = Object.keys(expected);
    const values = await Promise.all(names.map((name) => findings[name]?.(found)));
    expect(Object.fromEntries(names.map((name, at) => [name, values[at]]))).toEqual(expected);
  });
});

describe.skipIf(!has)("the QTI files among the sample data", () => {
  test.each([
    [
      "qti/2.1-items",
      { MATCHING: 2, MULTIPLE_CHOICE: 1, TRUE_FALSE: 2, FILL_IN_BLANKS: 3, ORDERING: 1 },
      { adaptive: 5, templated: 4, graphic: 5, no_picture: 1, hottext: 1, slider: 1, several: 1, no_key: 2 },
    ],
    ["qti/2.1-tests", { SINGLE_CHOICE: 2, TRUE_FALSE: 2 }, { no_interaction: 2 }],
    [
      "qti/3.0-examples",
      { MULTIPLE_CHOICE: 1, FILL_IN_BLANKS: 3, MATCHING: 1, ORDERING: 1, HOTSPOT: 1 },
      { graphic: 4, slider: 1, no_interaction: 2 },
    ],
    [
      "qti/3.0-kennisnet-2",
      { ESSAY: 4, FILL_IN_BLANKS: 1, MATCHING: 2, MULTIPLE_CHOICE: 2, ORDERING: 1, SINGLE_CHOICE: 1 },
      { no_interaction: 1, media: 2 },
    ],
  ])("%s: each item is a question, or why not is told", async (folder, types, lost) => {
    const found = await read(folder);
    expect(tally(found.types)).toEqual(types);
    expect(tally(found.lost.map(({ code }) => code))).toEqual(lost);
  });

  test.each([
    ["qti/2.x-packages/package.zip", [], 1],
    ["qti/2.x-packages/package_with_ampersand.zip", ["text_missing"], 0],
    ["qti/2.x-packages/qti22.zip", [], 3],
    ["qti/2.x-packages-wrong/MissingManifest.zip", ["no_manifest"], 1],
    ["qti/2.x-packages-wrong/MalformedManifest.zip", ["bad_manifest"], 1],
  ])("%s: its items are found, and what is wrong with it is told", async (path, codes, count) => {
    const found = await read(path);
    expect(found.questions).toHaveLength(count);
    expect(found.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  test("items that ask more after an answer are told as adaptive, so that nothing they ask is passed over", async () => {
    const found = await read("qti/2.1-items");
    const asking = ofKind(found, "item").filter(({ text }) => laterIn(itemOf(readQtiTree(text))).length > 0);
    const codes = asking.map(({ path }) => found.lost.filter(({ file }) => file === path).map(({ code }) => code));
    expect(codes).toEqual(asking.map(() => ["adaptive"]));
    expect(asking).toHaveLength(5);
  });

  test.each([
    ["qti/1.2-blackboard", "qti21"],
    ["qti/2.1-items", "qti21"],
    ["qti/2.1-tests", "qti21"],
    ["qti/2.x-packages/package.zip", "qti21"],
    ["qti/2.x-packages/package_with_ampersand.zip", "qti22"],
    ["qti/2.x-packages/qti22.zip", "qti22"],
    ["qti/3.0-examples", "qti30"],
    ["qti/3.0-kennisnet-2", "qti30"],
  ])("%s is known by its version: %s", async (path, format) => {
    expect((await read(path)).format).toBe(format);
  });

  test("a .zip that isn't one is refused as that", async () => {
    await expect(read("qti/2.x-packages-wrong/InvalidArchive.zip")).rejects.toThrow("not_a_zip");
  });

  test("a package whose test names files that it lacks tells each, in the order of the test", async () => {
    const { issues } = await read("qti/3.0-examples");
    const missing = issues.filter(({ code }) => code === "no_file").map(({ file }) => file);
    expect(missing).toEqual(["items/choice.xml", "items/extended_text.xml", "items/math.xml"]);
  });

  test("a cartridge's quizzes in version 1.2 are named as that, by their files", async () => {
    const { issues } = await read("common-cartridge/course-1");
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ["qti_one", "i4f68489bc67fcd24fdda99053591adb1/assessment_qti.xml"],
      ["qti_one", "non_cc_assessments/i40e2c36d2a4d7d7a9248e994adfce659.xml.qti"],
      ["qti_one", "non_cc_assessments/i4f68489bc67fcd24fdda99053591adb1.xml.qti"],
    ]);
  });

  test.each(["xml-billion-laughs.xml", "xml-external-entity-file.xml"])(
    "%s is refused before anything is expanded",
    (name) => {
      const text = readFileSync(join(data, "hostile", name), "utf8");
      expect(readQuestions("qti21", text, means).issues.map(({ code }) => code)).toEqual(["entities"]);
    },
  );
});
