import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { listDraws } from "@/features/authoring/server/draws/list-draws";
import { previewDrawUpdate } from "@/features/authoring/server/draws/update-draws";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { quizFolders } from "@/testing/quiz-folders";
import { untilSomebodyWaits } from "@/testing/until-somebody-waits";

const database = testDatabase();
const { bringQuiz, write, bring } = quizFolders(database);

const question = (id: string, text: string, more = "") =>
  `  - { id: ${id}, ${more}type: true-false, text: "${text}", answer: true }\n`;

const quiz = `passingScore: 70
sections:
  - id: start
  - id: pools
draws:
  - id: harbor
    section: pools
    bank: Harbors
    tags: [deep, quay 2]
    difficulty: hard
    count: 2
    points: 3
  - id: sea
    section: start
    bank: Harbors
    count: 1
questions:
${question("all", "Everyone?", "section: start, ")}${question("h1", "Deep?", "draw: harbor, ")}${question("h2", "Wide?", "draw: harbor, ")}${question("h3", "Long?", "draw: harbor, ")}${question("s1", "Salt?", "draw: sea, ")}`;

const lessonOf = async (title: string) =>
  database.db.lessonVersion.findFirstOrThrow({
    where: { title, assessmentVersion: { isNot: null } },
    orderBy: { createdAt: "desc" },
    select: { lessonId: true, version: { select: { courseId: true } }, assessmentVersion: { select: { id: true } } },
  });

async function drawsOf(title: string, ownerId: string) {
  const { lessonId, version } = await lessonOf(title);
  const owner = await database.db.user.findUniqueOrThrow({ where: { id: ownerId } });
  const deps = depsOf(database.db, actorOf(owner), aClock());
  const place = { courseId: version.courseId, lessonId };
  const changes = (await previewDrawUpdate(deps, place)).draws;
  const draws = await listDraws(deps, place);
  return { draws, changes };
}

const banksOf = (ownerId: string) =>
  database.db.questionBank.findMany({
    where: { ownerId },
    select: {
      id: true,
      title: true,
      questions: {
        orderBy: { id: "asc" },
        select: { tags: true, difficulty: true, versions: { select: { number: true, content: true } } },
      },
    },
  });

const harborOf = (exported: string) => exported.match(/draws:\n\s+- id: (\S+)/)?.[1] ?? "";

const questionVersions = () => database.db.questionVersion.count();

test("draws come out of the database as they went in, from a bank of who brought them, and again the same over themselves", async () => {
  const { ownerId, takeOut, bringBack } = await bringQuiz("draws", quiz);
  const [bank, ...others] = await banksOf(ownerId);
  expect(others).toEqual([]);
  expect(bank).toMatchObject({ title: "Harbors" });
  expect(bank?.questions.map(({ tags, difficulty, versions }) => [tags, difficulty, versions.length])).toEqual([
    [[], null, 1],
    ...[1, 2, 3].map(() => [["deep", "quay 2"], 3, 1]),
  ]);
  const { draws, changes } = await drawsOf("draws", ownerId);
  expect(draws).toMatchObject([
    {
      bankTitle: "Harbors",
      isOpen: true,
      tags: ["deep", "quay 2"],
      difficulty: 3,
      count: 2,
      points: 3,
      sectionKey: "pools",
    },
    { bankTitle: "Harbors", tags: [], difficulty: null, count: 1, points: 1, sectionKey: "start" },
  ]);
  expect(draws.map(({ pool }) => pool.map(({ text }) => text))).toEqual([["Deep?", "Wide?", "Long?"], ["Salt?"]]);
  expect(changes, "the bank has nothing that the course doesn't").toEqual([]);
  const before = await questionVersions();
  const { folder, quiz: exported } = await takeOut();
  expect(exported).toContain("bank: Harbors");
  expect(exported).toMatch(/id: h1\n\s+type: true-false\n\s+draw: [0-9a-f-]{36}\n/);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect((await takeOut()).quiz).toBe(exported);
  expect(await questionVersions(), "no question was made anew").toBe(before);
  expect(await banksOf(ownerId)).toEqual([bank]);
});

test("a course of someone else's brings its pools along, and each of its owners has a bank", async () => {
  const { ownerId, takeOut } = await bringQuiz("lent", quiz);
  const { folder, quiz: exported } = await takeOut();
  const { id: otherId } = await aPerson(database.db, { role: "INSTRUCTOR" });
  const { isNew } = await bring(folder, otherId);
  expect(isNew).toBe(true);
  const [own] = await banksOf(ownerId);
  const [other] = await banksOf(otherId);
  expect(other?.questions.length).toBe(own?.questions.length);
  expect(other?.id).not.toBe(own?.id);
  const { draws } = await drawsOf("lent", otherId);
  expect(draws.map(({ bankId, isOpen }) => [bankId, isOpen])).toEqual(draws.map(() => [other?.id, true]));
  expect(exported).toBe(await readFile(join(folder, "01-first", "01-lent.quiz.yaml"), "utf8"));
});

test("a draw keeps its bank, and what a file changes or adds in its pool", async () => {
  const { ownerId, takeOut, bringBack } = await bringQuiz("kept", quiz);
  const { folder, quiz: exported } = await takeOut();
  const [bank] = await banksOf(ownerId);
  const changed = exported.replace("Wide?", "How wide?").replace("count: 2", "count: 3");
  const added = question("h4", "Safe?", `draw: ${harborOf(exported)}, `);
  await writeFile(join(folder, "01-first", "01-kept.quiz.yaml"), changed + added);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [] });
  const { draws } = await drawsOf("kept", ownerId);
  expect(draws).toMatchObject([{ bankId: bank?.id, count: 3 }, { bankId: bank?.id }]);
  expect(draws[0]?.pool.map(({ text }) => text)).toEqual(["Deep?", "How wide?", "Long?", "Safe?"]);
  const [now] = await banksOf(ownerId);
  const texts = now?.questions.map(({ versions }) => versions.map(({ content }) => JSON.stringify(content)));
  expect(
    texts?.filter((versions) => versions.length > 1),
    "the bank's own words stay",
  ).toEqual([]);
  expect(texts?.flat().filter((content) => /wide/i.test(content))).toEqual([expect.stringContaining("Wide?")]);
  expect(texts?.flat().at(-1)).toContain("Safe?");
});

test("nothing is added to a bank of someone else: what a team member brings draws from a bank of their own", async () => {
  const { ownerId, takeOut } = await bringQuiz("team", quiz);
  const { folder, quiz: exported } = await takeOut();
  const [bank] = await banksOf(ownerId);
  const { id: memberId } = await aPerson(database.db, { role: "INSTRUCTOR" });
  const { version } = await lessonOf("team");
  const { slug } = await database.db.course.findUniqueOrThrow({ where: { id: version.courseId } });
  await database.db.courseInstructor.create({
    data: { courseId: version.courseId, userId: memberId, role: "EDITOR", canEditContent: true },
  });
  await bring(folder, memberId, slug);
  expect(await banksOf(memberId), "all of the pool is in the bank already").toEqual([]);
  const key = harborOf(exported);
  await writeFile(join(folder, "01-first", "01-team.quiz.yaml"), exported + question("h4", "Safe?", `draw: ${key}, `));
  await bring(folder, memberId, slug);
  expect(await banksOf(ownerId)).toEqual([bank]);
  const [own, ...others] = await banksOf(memberId);
  expect(others).toEqual([]);
  expect(own?.questions).toHaveLength(4);
  const { draws, changes } = await drawsOf("team", memberId);
  expect(draws.map(({ bankId, pool }) => [bankId, pool.length])).toEqual([
    [own?.id, 4],
    [bank?.id, 1],
  ]);
  expect(changes).toEqual([]);
});

test("lessons to read again are in the file once, at their draw, and its questions have them", async () => {
  const drawn = `draws: [{ id: d, bank: Bays, count: 1, readAgain: [bays] }]\nquestions:\n${question("b1", "Deep?", "draw: d, ")}${question("b2", "Wide?", "draw: d, ")}`;
  const { ownerId, takeOut, bringBack } = await bringQuiz("bays", drawn);
  const { lessonId, version } = await lessonOf("bays");
  const lessonsInPool = async () => {
    const placed = await database.db.assessmentQuestion.findMany({
      where: { drawKey: { not: null }, assessmentVersion: { lessonVersion: { version } } },
      orderBy: { position: "asc" },
      select: { questionVersion: { select: { readAgain: true } } },
    });
    return placed.map(({ questionVersion }) => questionVersion.readAgain);
  };
  const { draws, changes } = await drawsOf("bays", ownerId);
  expect(draws).toMatchObject([{ readAgain: [lessonId] }]);
  expect(changes, "the bank has nothing that the course doesn't").toEqual([]);
  expect(await lessonsInPool()).toEqual([[lessonId], [lessonId]]);
  const [bank] = await banksOf(ownerId);
  expect(JSON.stringify(bank)).not.toContain("readAgain");
  const before = await questionVersions();
  const { folder, quiz: exported } = await takeOut();
  expect(exported.match(/readAgain:\n\s+- bays\n/g)).toHaveLength(1);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notCarried: [] });
  expect((await takeOut()).quiz).toBe(exported);
  expect(await questionVersions(), "no question was made anew").toBe(before);
  await writeFile(join(folder, "01-first", "01-bays.quiz.yaml"), exported.replace(/\s+readAgain:\n\s+- bays\n/, "\n"));
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notCarried: [] });
  expect((await drawsOf("bays", ownerId)).draws).toMatchObject([{ readAgain: [] }]);
  expect(await lessonsInPool()).toEqual([[], []]);
});

test("the images of a pool are files of the bank too", async () => {
  const image = await sharp({ create: { width: 12, height: 8, channels: 3, background: "#224488" } })
    .png()
    .toBuffer();
  const drawn = `draws: [{ id: d, bank: Maps, count: 1 }]\nquestions:\n${question("m", "Is it ![a map](media/map.png)?", "draw: d, ")}`;
  const { ownerId } = await bringQuiz("maps", drawn, { "media/map.png": image });
  const files = await database.db.bankFile.findMany({ where: { bank: { ownerId } }, select: { path: true } });
  expect(files).toEqual([{ path: "media/map.png" }]);
});

test("a file that is taken out of a bank while a question with it comes in is put there again", async () => {
  const image = await sharp({ create: { width: 9, height: 7, channels: 3, background: "#882244" } })
    .png()
    .toBuffer();
  const plain = `draws: [{ id: d, bank: Reefs, count: 1 }]\nquestions:\n${question("r1", "Coral?", "draw: d, ")}${question("r2", "Is it ![a reef](media/reef.png)?")}`;
  const { ownerId, takeOut, bringBack } = await bringQuiz("reefs", plain, { "media/reef.png": image });
  const [bank] = await banksOf(ownerId);
  const bankId = bank?.id ?? "";
  const { path, fileId } = await database.db.courseFile.findFirstOrThrow({
    where: { version: { title: "reefs" } },
    select: { path: true, fileId: true },
  });
  await database.db.bankFile.create({ data: { bankId, path, fileId } });
  const { folder, quiz: exported } = await takeOut();
  const key = harborOf(exported);
  const added = question("r3", "Is that ![a reef](media/reef.png)?", `draw: ${key}, `);
  await writeFile(join(folder, "01-first", "01-reefs.quiz.yaml"), exported + added);
  const other = await database.pool.connect();
  try {
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM question_bank WHERE id = $1 FOR UPDATE", [bankId]);
    await other.query("DELETE FROM bank_file WHERE bank_id = $1", [bankId]);
    const importing = bringBack(folder);
    await untilSomebodyWaits(database.pool);
    await other.query("COMMIT");
    await importing;
  } finally {
    other.release();
  }
  const [now] = await banksOf(ownerId);
  expect(JSON.stringify(now?.questions.at(-1)?.versions)).toContain("](media/reef.png)");
  expect(await database.db.bankFile.findMany({ where: { bankId }, select: { path: true, fileId: true } })).toEqual([
    { path: "media/reef.png", fileId },
  ]);
});

test("a question that is too large for a bank is refused, and nothing is stored", async () => {
  const { id: ownerId } = await aPerson(database.db, { role: "INSTRUCTOR" });
  const drawn = `draws: [{ id: d, bank: Seas, count: 1 }]\nquestions:\n${question("long", "x".repeat(50_001), "draw: d, ")}`;
  await expect(bring(await write("large", drawn), ownerId)).rejects.toThrow(/"long" is too large to be drawn/);
  expect(await database.db.courseVersion.count({ where: { title: "large" } })).toBe(0);
  expect(await banksOf(ownerId)).toEqual([]);
});
