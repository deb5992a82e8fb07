import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { findQuestionProblems } from "@/features/questions/authoring";
import { pictureKey } from "@/features/questions/formats/picture-key";
import { uuidV4 } from "@/lib/uuid-v4";
import { decodeText } from "../decode-text";
import { isPictureName } from "../pictures";
import { type OpenPackage, openPackage } from "../read-package";
import { guessFormat, readQuestions } from "../read-questions";

const data = process.env.TEST_DATA ?? "";
const counted = join(data, "COUNTS.json");
const has = data !== "" && existsSync(counted);
const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };

/** What is in a folder, as a package has it. */
function filesIn(folder: string): OpenPackage {
  const paths = readdirSync(join(data, folder), { recursive: true, encoding: "utf8" });
  const texts = paths.filter((path) => path.endsWith(".xml"));
  return {
    files: texts.map((path) => ({ path, text: decodeText(readFileSync(join(data, folder, path))).text })),
    pictures: paths.filter(isPictureName),
  };
}
const filesOf = (zip: string) => openPackage(new Uint8Array(readFileSync(join(data, zip))));
const itemsCounted = (path: string): number => {
  const all = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(counted, "utf8")));
  const Counts = z.object({ items: z.number().optional(), xml_by_kind: z.record(z.string(), z.number()).optional() });
  const counts = Counts.parse(all[path]);
  return counts.items ?? counts.xml_by_kind?.item ?? 0;
};

function read({ files, pictures }: OpenPackage) {
  const pictureOf = (path: string) => (pictures.includes(path) ? pictureKey(uuidV4()) : null);
  const { questions, issues } = readQuestions(guessFormat(files), files, { ...means, pictureOf });
  for (const question of questions) expect(findQuestionProblems(question)).toEqual([]);
  const lost = issues.filter(({ isLost, code }) => isLost && code !== "no_file");
  const types = questions.map(({ type }) => type);
  return { questions, issues, lost, types, total: questions.length + lost.length };
}
const tally = (values: readonly string[]) =>
  Object.fromEntries(
    [...new Set(values)].toSorted().map((value) => [value, values.filter((one) => one === value).length]),
  );

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
  ])("%s: each item is a question, or why not is told", (folder, types, lost) => {
    const found = read(filesIn(folder));
    expect(found.total).toBe(itemsCounted(folder));
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
    const found = read(await filesOf(path));
    expect(found.total).toBe(itemsCounted(path));
    expect(found.questions).toHaveLength(count);
    expect(found.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  test("a .zip that isn't one is refused as that", async () => {
    await expect(filesOf("qti/2.x-packages-wrong/InvalidArchive.zip")).rejects.toThrow("not_a_zip");
  });

  test("a package whose test names files that it lacks tells each, in the order of the test", () => {
    const { issues } = read(filesIn("qti/3.0-examples"));
    const missing = issues.filter(({ code }) => code === "no_file").map(({ file }) => file);
    expect(missing).toEqual(["items/choice.xml", "items/extended_text.xml", "items/math.xml"]);
  });

  test("a cartridge's quizzes in version 1.2 are named as that", () => {
    const { issues } = read(filesIn("common-cartridge/course-1"));
    expect(issues.map(({ code }) => code)).toEqual(["qti_one"]);
  });

  test.each(["xml-billion-laughs.xml", "xml-external-entity-file.xml"])(
    "%s is refused before anything is expanded",
    (name) => {
      const text = readFileSync(join(data, "hostile", name), "utf8");
      expect(readQuestions("qti21", text, means).issues.map(({ code }) => code)).toEqual(["entities"]);
    },
  );
});
