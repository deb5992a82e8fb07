import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { env } from "@/env/server";
import type { LessonDocument, ReadCourse } from "@/features/interchange/course-document";
import { isImportError } from "@/features/interchange/import-error";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";

const data = env.TEST_DATA ?? "";
const has = data !== "" && existsSync(join(data, "common-cartridge"));

async function read(path: string): Promise<ReadCourse> {
  const staged = await stageCourse(join(data, path));
  try {
    return await readCourse(staged);
  } finally {
    await staged.close();
  }
}

const lessonsOf = ({ course }: ReadCourse): LessonDocument[] => course.modules.flatMap(({ lessons }) => lessons);
const questionsOf = (result: ReadCourse) => lessonsOf(result).flatMap(({ assessment }) => assessment?.questions ?? []);
const lostOf = ({ notCarried }: ReadCourse, kind: string) => notCarried.filter(({ what }) => what === kind);
const typesOf = (result: ReadCourse) => questionsOf(result).map(({ type }) => type);

describe.skipIf(!has)("a real Common Cartridge", { timeout: 60_000 }, () => {
  test("of Canvas has its outline as modules and lessons, and the rest is listed", async () => {
    const result = await read("common-cartridge/course-1");
    expect(result.course).toMatchObject({
      originKey: "cc:ife6c3152cbc3f055b596a033fad66b4c/COURSE-for-modules-testing",
      title: "COURSE-for-modules-testing",
      modules: [{ title: "First Module" }],
    });
    const outline = lessonsOf(result).map(({ title, section, type }) => [title, section === null, type]);
    expect(outline).toEqual([
      ["First Module Assignment 1", true, "READING"],
      ["First Module Quiz 1", true, "QUIZ"],
      ["First Module Wiki Page 1", true, "READING"],
      ["First Module Discussion 1", true, "DISCUSSION"],
      ["First Module External URL 1", false, "READING"],
      ["Sample Document", false, "READING"],
      ["photo.jpg", false, "READING"],
      ["Assignment with internal links", false, "READING"],
      ["The First Measured Century: 1930-1960 (60:00)", false, "READING"],
    ]);
    // Of ten items with a resource, the package lacks what one shows.
    expect(lostOf(result, "outline item")).toHaveLength(1);
    expect(typesOf(result)).toEqual(["SINGLE_CHOICE", "FILE_UPLOAD"]);
    expect(result.course.files.map(({ path }) => path)).toEqual([
      "media/web_resources/photo.jpg",
      "media/web_resources/sample-document.pdf",
    ]);
    const [withLinks] = lessonsOf(result).filter(({ title }) => title.startsWith("Assignment with"));
    expect(withLinks?.content).toContain("(media/web_resources/sample-document.pdf");
    expect(lostOf(result, "link")).toHaveLength(6);
    // Four files that its manifest lists are absent.
    expect(lostOf(result, "file").filter(({ where }) => where.startsWith("imsmanifest.xml"))).toHaveLength(4);
  });

  test("without an outline has its pages and assignments in one module", async () => {
    const page = await read("common-cartridge/single-page.imscc");
    expect(lessonsOf(page).map(({ title }) => title)).toEqual(["Our Purpose"]);
    const assignments = await read("common-cartridge/canvas_cc_gem_course.imscc");
    expect(assignments.course.modules).toMatchObject([{ title: "Canvas CC Gem Course" }]);
    expect(lessonsOf(assignments)).toHaveLength(3);
    expect(typesOf(assignments)).toEqual(["ESSAY"]);
    expect(assignments.notCarried.map(({ why }) => why).join()).toContain('no "course_settings/syllabus.html"');
  });

  test("of Moodle with nothing but sections has them as empty modules", async () => {
    const result = await read("common-cartridge/webdev-common-cartridge.imscc");
    expect(result.course.modules.map(({ title, lessons }) => [title, lessons.length])).toEqual([
      ["0", 0],
      ["1", 0],
    ]);
  });

  test("has each of its questions in QTI 1.2 or says why not", async () => {
    const result = await read("qti/1.2-canvas-all-question-types");
    expect(typesOf(result)).toEqual([
      "ESSAY",
      "SINGLE_CHOICE",
      "TRUE_FALSE",
      "MULTIPLE_CHOICE",
      "FILL_IN_BLANKS",
      "MATCHING",
      "NUMERIC",
      "FILE_UPLOAD",
    ]);
    expect(lostOf(result, "item").map(({ why }) => why)).toEqual([
      "Its numbers are different for each student, which does not exist here.",
      "It is a text and not a question.",
    ]);
    const [, choice, , , blanks, , numeric] = questionsOf(result);
    expect(choice).toMatchObject({
      feedback: "alright",
      options: [
        { text: "1", correct: false, feedback: "add 2\n\ntoo bad" },
        { text: "2", correct: false, feedback: "add 1\n\ntoo bad" },
        { text: "3", correct: true, feedback: "good!\n\nnice job" },
        { text: "4", correct: false, feedback: "subtract 1\n\ntoo bad" },
      ],
    });
    expect(blanks?.text).toBe("Roses are [[1]], violets are [[2]]");
    expect(numeric?.numeric).toEqual({ value: "33.33", tolerance: "0.01", unit: "" });
    expect(lessonsOf(result)[0]?.assessment).toMatchObject({ maxAttempts: 1, title: "ALL QUESTION TYPES QUIZ" });
  });
});

describe.skipIf(!has)("a real package of QTI", { timeout: 60_000 }, () => {
  test.each([
    ["2.x-packages/package.zip", 1],
    ["2.x-packages/package_with_ampersand.zip", 1],
    ["2.x-packages/qti22.zip", 3],
    ["3.0-examples", 17],
    ["3.0-kennisnet-2", 14],
  ])("%s: questions and what is listed add up to its items", async (path, items) => {
    const result = await read(`qti/${path}`);
    const carried = result.carriedByKind.assessmentItem ?? 0;
    expect(carried + lostOf(result, "assessmentItem").length).toBe(items);
    expect(questionsOf(result)).toHaveLength(carried);
  });

  test("has its test as a lesson, with the images that its questions show", async () => {
    const result = await read("qti/3.0-kennisnet-2");
    expect(result.course.title).toBe("De titel van mijn toets");
    expect(lessonsOf(result)).toMatchObject([{ title: "De titel van mijn toets", type: "QUIZ" }]);
    expect(result.course.files).toHaveLength(2);
    const texts = JSON.stringify(questionsOf(result));
    for (const { path } of result.course.files) expect(texts).toContain(`](${path}`);
  });

  test.each(["MalformedManifest.zip", "MissingManifest.zip", "InvalidArchive.zip"])(
    "%s is refused in words",
    async (name) => {
      const error = await read(`qti/2.x-packages-wrong/${name}`).catch((caught: unknown) => caught);
      expect(isImportError(error) && error.message).toMatch(
        /not well-formed|not a course|can't be|cannot be|damaged|archive/,
      );
    },
  );
});
