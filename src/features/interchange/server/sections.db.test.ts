import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { bringQuiz } = quizFolders(database);

const quiz = `passingScore: 70
paging: all
sections:
  - id: case-1
    title: The harbor
    introduction: Read [the lesson](lesson:tides) first.
  - id: case-2
questions:
  - { id: waves, section: case-2, type: true-false, text: Waves?, answer: true }
  - { id: boats, section: case-1, type: true-false, text: Boats?, answer: true }
`;

test("sections come out of the database as they went in, and again the same over themselves", async () => {
  const { db } = database;
  const { takeOut, bringBack } = await bringQuiz("tides", quiz);
  const stored = await db.assessmentVersion.findFirstOrThrow({
    include: { questions: { orderBy: { position: "asc" }, include: { questionVersion: true } } },
  });
  expect(stored).toMatchObject({
    paging: "ALL",
    sections: [
      { key: "case-1", title: "The harbor" },
      { key: "case-2", title: "" },
    ],
  });
  expect(JSON.stringify(stored.sections), "a lesson of the course").toMatch(/\/learn\/|lessons?\//);
  expect(stored.questions.map(({ sectionKey, questionVersion }) => [sectionKey, questionVersion.text])).toEqual([
    ["case-1", "Boats?"],
    ["case-2", "Waves?"],
  ]);
  const { folder, quiz: exported } = await takeOut();
  expect(exported).toContain("[the lesson](lesson:tides)");
  expect(exported).toContain("paging: all");
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect((await takeOut()).quiz).toBe(exported);
});
