import { expect, test } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { testDatabase } from "@/testing/database";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { bringQuiz } = quizFolders(database);

const quiz = `title: Programs
passingScore: 70
questions:
  - id: count
    type: code
    text: Print how many high waters there are in 30 days.
    penalty: 12.5
    language: python
    starter: |
      days = 30
      print(days)
    graderNotes: A loop isn't needed.
    outputs:
      - text: "58"
        feedback: About **12.42 hours** apart.
      - text: |-
          1
          2
  - id: explain
    type: code
    text: Sketch how you would count them.
    readAgain: [programs]
    rubric:
      shownBefore: true
      criteria:
        - name: Idea
          description: How it counts
          levels:
            - name: Sound
              points: 0.5
              description: Needs no table
            - name: Missing
              points: 0
        - name: Style
          levels:
            - name: Clear
              points: 0.5
            - name: Unclear
              points: 0
`;

test("code questions come out of the database as they went in, and again the same over themselves", async () => {
  const { db } = database;
  const { takeOut, bringBack } = await bringQuiz("programs", quiz);
  expect(await db.questionVersion.findMany({ where: { type: "CODE" }, orderBy: { points: "asc" } })).toMatchObject([
    {
      penalty: new Prisma.Decimal("12.5"),
      body: { language: "python", markedBy: "output", starter: "days = 30\nprint(days)\n" },
    },
    {
      body: {
        ...{ language: null, markedBy: "person", starter: "" },
        rubric: { isShownBefore: true, criteria: [{ name: "Idea", levels: [{ points: 0.5 }, { points: 0 }] }, {}] },
      },
    },
  ]);
  const { folder, quiz: exported } = await takeOut();
  expect(exported).toContain('text: "58"');
  expect(exported).toContain("shownBefore: true");
  expect(exported).toContain("penalty: 12.5");
  const again = await bringBack(folder);
  const { readAgain } = await db.questionVersion.findFirstOrThrow({ where: { question: { sourceKey: "explain" } } });
  expect(await db.lesson.findMany({ where: { id: { in: readAgain } } })).toMatchObject([{ sourceKey: "programs" }]);
  expect(exported).toMatch(/readAgain:\s+- programs/);
  expect(again).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "CODE" } })).toBe(2);
  expect((await takeOut()).quiz).toBe(exported);
});
