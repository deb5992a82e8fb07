import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { bringQuiz } = quizFolders(database);

const quiz = `title: Charts
passingScore: 70
questions:
  - id: chart
    type: file-upload
    text: Hand in your chart.
    mostFiles: 3
    accepts:
      - images
      - documents
    megabytes: 50
    graderNotes: Look for the spring tide.
  - id: log
    type: file-upload
    text: Hand in your log.
`;

test("a question that takes files comes out of the database as it went in, and again the same over itself", async () => {
  const { db } = database;
  const { takeOut, bringBack } = await bringQuiz("charts", quiz);
  const bodies = await db.questionVersion.findMany({ where: { type: "FILE_UPLOAD" }, orderBy: { text: "asc" } });
  expect(bodies.map(({ body }) => body)).toEqual([
    { most: 3, accepts: ["documents", "images"], megabytes: 50, graderNotes: "Look for the spring tide." },
    { most: 1, accepts: ["documents", "images"], megabytes: 20, graderNotes: "" },
  ]);
  const { folder, quiz: exported } = await takeOut();
  expect(exported).toContain("mostFiles: 3");
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "FILE_UPLOAD" } })).toBe(2);
  expect((await takeOut()).quiz).toBe(exported);
});
