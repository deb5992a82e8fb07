import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { previewBankQuestion } from "@/features/assessment/server/preview-bank-question";
import { importQuestions } from "@/features/authoring/server/assessment/import-questions";
import { linkPictures } from "@/features/authoring/server/assessment/link-pictures";
import { listDraws } from "@/features/authoring/server/draws/list-draws";
import { saveDraw } from "@/features/authoring/server/draws/save-draw";
import { previewDrawUpdate, updateDraws } from "@/features/authoring/server/draws/update-draws";
import { ListFiles } from "@/features/media/schema";
import { deleteFile } from "@/features/media/server/library/delete-file";
import { listFiles } from "@/features/media/server/library/list-files";
import { listUses } from "@/features/media/server/library/where-used";
import { sweepObjects } from "@/features/media/server/sweep/sweep-objects";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Person } from "@/policy/actor";
import { getStorage } from "@/server/storage/get-storage";
import { anImageAt } from "@/testing/a-bank-file";
import { aBankQuestion, aQuestionBank } from "@/testing/a-question-bank";
import { aStoredFile } from "@/testing/a-stored-file";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { untilSomebodyWaits } from "@/testing/until-somebody-waits";
import { listBankFiles, removeBankFile } from "./bank-files";
import { getBankQuestion } from "./get-bank-question";
import { linkBankPictures } from "./link-bank-pictures";
import { getBank } from "./list-banks";
import { deleteBank, restoreBank } from "./save-bank";
import { saveFromCourse } from "./save-from-course";
import { takeBankFile } from "./take-bank-file";
import { addBankQuestions, deleteBankQuestions, saveBankQuestion } from "./write-bank-questions";

const database = testDatabase();
const any = { search: "", tag: null, difficulty: null, kind: null };
const refused = { code: "NOT_FOUND" };
const depsFor = (actor: Person) => ({ ...depsOf(database.db, actor, aClock()), actor });
const aTeacher = async (role: "INSTRUCTOR" | "ADMIN" = "INSTRUCTOR") =>
  depsFor(actorOf(await aPerson(database.db, { role })));

/** A course with a draft, whose image has the path that an image of the bank has in the bank. */
async function atWork() {
  const made = await anAssessment(database.db);
  const deps = depsFor(made.teacher);
  const bank = await aQuestionBank(deps, []);
  const inBank = { bankId: bank.bankId };
  const of = { ownerId: made.teacher.id, originalName: "Map.png" };
  const image = await anImageAt(database.db, inBank, of);
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const drawKey = randomUUID();
  const draw = () =>
    saveDraw(deps, {
      ...{ ...place, drawKey, ...inBank, tags: [], difficulty: null, count: 1, points: 1, readAgain: [] },
    });
  // Any write opens the draft, which the course's own image belongs to.
  const questions = [{ questionId: randomUUID(), question: aBankQuestion("The course's own") }];
  await importQuestions(deps, { ...place, questions });
  const draft = await database.db.courseVersion.findFirstOrThrow({
    where: { courseId: made.courseId, publishedAt: null },
  });
  const own = await anImageAt(database.db, { versionId: draft.id }, of);
  return { made, deps, bank, inBank, image, place, draw, draft, own };
}

const shown = (path: string) => `Where? ![A harbor](${path})`;
const textsOf = async (versionId: string) => {
  const placed = await database.db.assessmentQuestion.findMany({
    where: { assessmentVersion: { lessonVersion: { versionId } } },
    orderBy: { position: "asc" },
    select: { questionVersion: { select: { id: true, text: true } } },
  });
  return placed.map(({ questionVersion }) => questionVersion.text);
};
const filesOf = async (versionId: string) =>
  new Map(
    (await database.db.courseFile.findMany({ where: { versionId } })).map(
      ({ path, fileId }) => [path, fileId] as const,
    ),
  );
const add = (deps: Awaited<ReturnType<typeof aTeacher>>, bankId: string, text: string, more = {}) => {
  const questions = [{ questionId: uuidV7(), question: aBankQuestion(text, more) }];
  return addBankQuestions(deps, { bankId, tags: [], difficulty: null, questions });
};

describe("a file of a bank", () => {
  test("has a path that it keeps, and comes from one's own library alone", async () => {
    const { deps, inBank, image } = await atWork();
    const { path, url } = await takeBankFile(deps, { ...inBank, fileId: image.fileId });
    expect({ path, url }).toEqual({ path: "media/map.png", url: expect.stringContaining("Map.png") });
    const other = await aTeacher();
    const foreign = await aStoredFile({ db: database.db, storage: getStorage() }, other.actor.id, {
      mimeType: "image/png",
    });
    await expect(takeBankFile(deps, { ...inBank, fileId: foreign.id })).rejects.toMatchObject(refused);
    await database.db.storedFile.update({
      where: { id: foreign.id },
      data: { ownerId: deps.actor.id, isOfAnswer: true },
    });
    await expect(takeBankFile(deps, { ...inBank, fileId: foreign.id })).rejects.toMatchObject(refused);
  });

  test("is shown to the bank's owner and to admins alone", async () => {
    const { inBank, image, deps } = await atWork();
    const [other, admin] = [await aTeacher(), await aTeacher("ADMIN")];
    const paths = [image.path, "media/none.png"];
    await expect(linkBankPictures(other, { ...inBank, paths })).rejects.toMatchObject(refused);
    await expect(takeBankFile(other, { ...inBank, fileId: image.fileId })).rejects.toMatchObject(refused);
    expect(await linkBankPictures(deps, { ...inBank, paths })).toMatchObject([{ path: image.path, type: "image/png" }]);
    expect(await linkBankPictures(admin, { ...inBank, paths })).toHaveLength(1);
    // An admin may go on using what is there, and brings files of their own.
    expect(await takeBankFile(admin, { ...inBank, fileId: image.fileId })).toMatchObject({ path: image.path });
  });

  test("is listed with its question, and shown to draw areas on", async () => {
    const { deps, inBank, image } = await atWork();
    await add(deps, inBank.bankId, shown(image.path));
    await add(deps, inBank.bankId, "No image");
    const { questions } = await getBank(deps, { ...inBank, filter: any });
    expect(questions.map(({ imageUrl }) => imageUrl)).toEqual([null, expect.stringContaining("Map.png")]);
    const area = { shape: "rectangle", left: 0, top: 0, width: 10, height: 10 };
    const body = { image: `![A harbor](${image.path})`, size: null, areas: [area, area] };
    await add(deps, inBank.bankId, "Areas", { type: "HOTSPOT", body });
    const [last] = (await getBank(deps, { ...inBank, filter: any })).questions;
    const { images } = await getBankQuestion(deps, { ...inBank, questionId: last?.id ?? "" });
    expect(images).toEqual({ [image.path]: expect.stringContaining("Map.png") });
  });

  test("is in the preview as students see it, without its name and without the key", async () => {
    const { deps, inBank, image } = await atWork();
    await add(deps, inBank.bankId, shown(image.path), { explanation: `Because: ![](${image.path})` });
    const [row] = (await getBank(deps, { ...inBank, filter: any })).questions;
    const ref = { ...inBank, questionId: row?.id ?? "" };
    const preview = JSON.stringify(await previewBankQuestion(deps, ref));
    expect(preview).toContain("A harbor");
    expect(preview).toMatch(/src=[^ ]*file\.png/);
    expect(preview).not.toMatch(/Map\.png|Because|isCorrect/);
    await expect(previewBankQuestion(await aTeacher(), ref)).rejects.toMatchObject(refused);
  });

  test("can't be deleted while its bank is there, and the library names the bank to its owner", async () => {
    const { deps, inBank, image } = await atWork();
    const mediaDeps = { ...deps, storage: getStorage() };
    const find = async (name: string) =>
      (await listFiles(mediaDeps, ListFiles.parse({ query: name }))).files.find(({ id }) => id === image.fileId);
    const named = { place: "bank", course: null, bank: { id: inBank.bankId, title: "Tides" } };
    expect((await find("Map"))?.uses).toMatchObject([named]);
    expect((await listUses(database.db, [image.fileId])).get(image.fileId)).toMatchObject([
      { place: "bank", bank: null },
    ]);
    const all = await listUses(database.db, [image.fileId], { namesBanksOf: "all" });
    expect(all.get(image.fileId)).toMatchObject([named]);
    const stored = await database.db.storedFile.findUniqueOrThrow({ where: { id: image.fileId } });
    await sweepObjects({ db: database.db, storage: getStorage(), now: () => new Date("2099-01-01") });
    expect(await getStorage().head(stored.storageKey)).not.toBeNull();
    await expect(deleteFile(mediaDeps, { fileId: image.fileId })).rejects.toMatchObject({ reason: "media.in_use" });

    await deleteBank(deps, inBank.bankId);
    expect((await find("Map"))?.uses).toEqual([]);
    await restoreBank(deps, inBank.bankId);
    await expect(deleteFile(mediaDeps, { fileId: image.fileId })).rejects.toMatchObject({ reason: "media.in_use" });
    await deleteBank(deps, inBank.bankId);
    await deleteFile(mediaDeps, { fileId: image.fileId });
    expect(await database.db.bankFile.count({ where: inBank })).toBe(0);
  });
});

describe("what is drawn from a bank", () => {
  test("brings its images, under a path that is free, and isn't newer for that", async () => {
    const { deps, inBank, image, draw, draft, own, place } = await atWork();
    await add(deps, inBank.bankId, shown(image.path));
    expect([image.path, own.path]).toEqual(["media/map.png", "media/map.png"]);
    await draw();
    expect(await textsOf(draft.id)).toContain(shown("media/map-2.png"));
    expect(await filesOf(draft.id)).toEqual(
      new Map([
        ["media/map.png", own.fileId],
        ["media/map-2.png", image.fileId],
      ]),
    );
    expect((await previewDrawUpdate(deps, place)).draws).toEqual([]);
    await draw();
    expect((await filesOf(draft.id)).size).toBe(2);
    const pools = await listDraws(deps, place);
    expect(pools[0]?.pool).toEqual([{ text: "Where? A harbor", type: "SINGLE_CHOICE" }]);
    // What the question said stays in the bank as it is.
    const { questions } = await getBank(deps, { ...inBank, filter: any });
    expect(questions[0]?.question.text).toBe(shown("media/map.png"));
  });

  test("gets the images of a newer version too, and comes back under the path that its image has by then", async () => {
    const { deps, inBank, image, draw, draft, place, made } = await atWork();
    await add(deps, inBank.bankId, "Where?");
    await draw();
    const [row] = (await getBank(deps, { ...inBank, filter: any })).questions;
    const question = aBankQuestion(shown(image.path));
    const change = { ...inBank, questionId: row?.id ?? "", number: 1, question, tags: [], difficulty: null };
    await saveBankQuestion(deps, change);
    const preview = await previewDrawUpdate(deps, place);
    expect(preview.draws).toMatchObject([{ changed: ["Where? A harbor"] }]);
    await updateDraws(deps, { ...place, stamp: preview.stamp });
    expect((await textsOf(draft.id)).at(-1)).toBe(shown("media/map-2.png"));

    await saveBankQuestion(deps, { ...change, number: 2, tags: ["aside"] });
    const narrow = {
      ...place,
      drawKey: randomUUID(),
      ...inBank,
      tags: ["none"],
      difficulty: null,
      count: 1,
      points: 1,
      readAgain: [],
    };
    await database.db.assessmentDraw.deleteMany({
      where: { assessmentVersion: { lessonVersion: { versionId: draft.id } } },
    });
    await saveDraw(deps, narrow);
    await database.db.courseFile.updateMany({
      where: { versionId: draft.id, fileId: image.fileId },
      data: { path: "media/elsewhere.png" },
    });
    await draw();
    expect((await textsOf(draft.id)).at(-1)).toBe(shown("media/elsewhere.png"));
    const questions = await database.db.question.count({ where: { assessmentId: made.assessmentId } });
    expect(questions, "it is the same question").toBe(2 + 1 + 1);
  });
});

describe("single questions", () => {
  test("take their images from a bank into a course, and only from a bank that one may open", async () => {
    const { deps, inBank, image, place, draft } = await atWork();
    const question = aBankQuestion(shown(image.path), { explanation: "![](media/none.png)" });
    const questions = [{ questionId: randomUUID(), question, ...inBank }];
    const mate = await aTeacher();
    await expect(importQuestions(mate, { ...place, questions })).rejects.toMatchObject(refused);
    await importQuestions(deps, { ...place, questions });
    await importQuestions(deps, { ...place, questions });
    expect((await textsOf(draft.id)).filter((text) => text === shown("media/map-2.png"))).toHaveLength(1);
    const [linked] = await linkPictures(deps, { courseId: place.courseId, paths: ["media/map-2.png"] });
    expect(linked?.url).toContain("Map.png");
  });

  test("take their images from a course into a bank, another person's too, as copies of courses do", async () => {
    const { inBank, image, place, draft, own, deps } = await atWork();
    const mate = await aTeacher();
    const { bankId } = await aQuestionBank(mate, []);
    await anImageAt(database.db, { bankId }, { ownerId: mate.actor.id, originalName: "map.png" });
    const questions = [{ questionId: randomUUID(), question: aBankQuestion(shown(own.path)) }];
    const into = { courseId: place.courseId, bankId, tags: ["tides"], difficulty: null, questions };
    await saveFromCourse(mate, into);
    await saveFromCourse(mate, into);
    const bank = await getBank(mate, { bankId, filter: any });
    expect(bank.questions.map(({ question }) => question.text)).toEqual([shown("media/map-2.png")]);
    const held = await database.db.bankFile.findMany({ where: { bankId, path: "media/map-2.png" } });
    expect(held).toMatchObject([{ fileId: own.fileId }]);
    // Its owner can't delete it, and isn't told whose bank it is.
    const uses = await listUses(database.db, [own.fileId], { namesBanksOf: deps.actor.id });
    expect(uses.get(own.fileId)).toMatchObject([{ place: "bank", bank: null }, { place: "text" }]);
    await expect(saveFromCourse(mate, { ...into, ...inBank })).rejects.toMatchObject(refused);
    expect((await filesOf(draft.id)).get(image.path)).toBe(own.fileId);
  });

  test("stay as they are where a longer path would make a text too long to be read", async () => {
    const { deps, inBank, image, place, draft } = await atWork();
    const start = shown(image.path);
    const text = start + ".".repeat(50_000 - start.length);
    const questions = [{ questionId: randomUUID(), question: aBankQuestion(text), ...inBank }];
    await importQuestions(deps, { ...place, questions });
    expect(await textsOf(draft.id)).toContain(text);
  });
});

describe("the list of a bank's files", () => {
  test("says which questions name each, in which version, and removes those that none does", async () => {
    const { deps, inBank, image, bank } = await atWork();
    const of = { ownerId: deps.actor.id, originalName: "Spare map.png" };
    const spare = await anImageAt(database.db, inBank, of);
    await add(deps, bank.bankId, shown(image.path));
    await add(deps, bank.bankId, "Without any file");
    const usesOf = async (path: string) =>
      (await listBankFiles(deps, bank.bankId)).find((file) => file.path === path)?.uses.map(({ state }) => state);
    expect([await usesOf(image.path), await usesOf(spare.path)]).toEqual([["shown"], []]);
    const [listed] = (await getBank(deps, { ...inBank, filter: { ...any, search: "Where" } })).questions;
    const questionId = listed?.id ?? "";
    const remove = (path: string) => removeBankFile(deps, { ...inBank, path });
    const inUse = { message: "authoring.bank_file_in_use" };
    await expect(remove(image.path)).rejects.toMatchObject(inUse);
    // An earlier version keeps it, and so does a question that can be restored.
    const question = aBankQuestion("Where is it now?");
    await saveBankQuestion(deps, { ...inBank, questionId, number: 1, question, tags: [], difficulty: null });
    expect(await usesOf(image.path)).toEqual(["earlier"]);
    await deleteBankQuestions(deps, { ...inBank, questionIds: [questionId] });
    expect(await usesOf(image.path)).toEqual(["deleted"]);
    await expect(remove(image.path)).rejects.toMatchObject(inUse);
    await remove(spare.path);
    await remove(spare.path);
    expect((await listBankFiles(deps, bank.bankId)).map(({ path }) => path)).toEqual([image.path]);
    // It is still in the library, and nothing of the bank holds it there.
    expect(await database.db.storedFile.count({ where: { id: spare.fileId } })).toBe(1);
  });

  test("keeps a file that a question is getting at the same moment", async () => {
    const { deps, inBank, image, bank } = await atWork();
    await add(deps, bank.bankId, "Without any file");
    const [listed] = (await getBank(deps, { ...inBank, filter: any })).questions;
    const questionId = listed?.id ?? "";
    const other = await database.pool.connect();
    try {
      await other.query("BEGIN");
      await other.query("SELECT 1 FROM bank_question WHERE id = $1 FOR UPDATE", [questionId]);
      const question = aBankQuestion(shown(image.path));
      const saving = saveBankQuestion(deps, { ...inBank, questionId, number: 1, question, tags: [], difficulty: null });
      await untilSomebodyWaits(database.pool);
      const removing = expect(removeBankFile(deps, { ...inBank, path: image.path })).rejects.toMatchObject({
        message: "authoring.bank_file_in_use",
      });
      await untilSomebodyWaits(database.pool, 2);
      await other.query("ROLLBACK");
      await saving;
      await removing;
    } finally {
      other.release();
    }
    expect(await linkBankPictures(deps, { ...inBank, paths: [image.path] })).toHaveLength(1);
  });

  test("is for those who may open the bank", async () => {
    const { inBank, image, bank } = await atWork();
    const stranger = await aTeacher();
    await expect(listBankFiles(stranger, bank.bankId)).rejects.toMatchObject(refused);
    await expect(removeBankFile(stranger, { ...inBank, path: image.path })).rejects.toMatchObject(refused);
  });
});
