import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { bringQuiz, write, bring } = quizFolders(database);

const quiz = `title: Harbors
passingScore: 70
questions:
  - id: deep
    type: hotspot
    text: Where is it deep enough?
    image: "![The harbor](media/harbor.png)"
    imageSize:
      width: 12
      height: 8
    areas:
      - name: North berth
        left: 10
        top: 20
        width: 18.5
        height: 12
        correct: true
      - name: Slipway
        shape: ellipse
        left: 60
        top: 55
        width: 20
        height: 20
        feedback: It falls dry.
`;

test("an image with areas comes out of the database as it went in, with its file, and again the same over itself", async () => {
  const { db } = database;
  const image = await sharp({ create: { width: 12, height: 8, channels: 3, background: "#224488" } })
    .png()
    .toBuffer();
  const { takeOut, bringBack } = await bringQuiz("harbors", quiz, { "media/harbor.png": image });
  const [question] = await db.questionVersion.findMany({
    where: { type: "HOTSPOT" },
    include: { answers: { orderBy: { position: "asc" } } },
  });
  expect(question).toMatchObject({
    body: {
      image: "![The harbor](media/harbor.png)",
      size: { width: 12, height: 8 },
      areas: [
        { shape: "rectangle", left: 10, top: 20, width: 18.5, height: 12 },
        { shape: "ellipse", left: 60, top: 55, width: 20, height: 20 },
      ],
    },
    answers: [
      { text: "North berth", isCorrect: true },
      { text: "Slipway", isCorrect: false, explanation: "It falls dry." },
    ],
  });
  const { folder, quiz: exported } = await takeOut();
  expect(exported).toContain("type: hotspot");
  expect((await readFile(join(folder, "media", "harbor.png"))).equals(image)).toBe(true);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await db.questionVersion.count({ where: { type: "HOTSPOT" } })).toBe(1);
  expect((await takeOut()).quiz).toBe(exported);
});

test("a file that says areas beside the image, or another image than one of the course, is refused at its line", async () => {
  const { id } = await aPerson(database.db, { role: "INSTRUCTOR" });
  const changes = [
    ["left: 60", "left: 90", "must be on the image"],
    ["media/harbor.png", "https://example.org/harbor.png", "must be one image"],
    ["correct: true", "correct: false", "at least one area with correct: true"],
  ] as const;
  for (const [from, to, words] of changes) {
    const folder = await write("bad", quiz.replace(from, to));
    await expect(bring(folder, id), to).rejects.toThrow(words);
  }
});
