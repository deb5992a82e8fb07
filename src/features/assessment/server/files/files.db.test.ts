import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { reconcileStorageUse } from "@/features/media/server/sweep/reconcile-storage-use";
import { findOrphans } from "@/features/media/server/sweep/sweep-objects";
import { getLocalStorage } from "@/server/storage/get-local-storage";
import { getStorage } from "@/server/storage/get-storage";
import { serveFile } from "@/server/storage/serve-file";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf, aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { bringFile, sendAnswerFile } from "@/testing/bring-file";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { sweepAnswerFiles } from "./sweep-answer-files";

const database = testDatabase();
const { asActor, scene, answer } = attemptScenes(database);
const day = 86_400_000;

const body = { most: 2, accepts: ["documents", "images"], megabytes: 1, graderNotes: "Names the moon." };
const asked: QuestionPlan = { type: "FILE_UPLOAD", points: 4, text: "Hand in your chart.", body };
const notes = Buffer.from("High water at noon.\n");
const refusal = (reason: string) => ({ cause: { reason } });

async function started(plan: Parameters<typeof scene>[0] = {}) {
  const set = await scene({ questions: [asked, asked], passingScore: 0, showResults: true, ...plan });
  const { attemptId } = await set.api.start(set.address);
  const [questionVersionId = "", otherId = ""] = set.made.questionVersionIds;
  const place = { attemptId, questionVersionId };
  const bring = (name = "tide notes.txt", bytes = notes) => bringFile(set.api, { ...place, name, bytes });
  return { ...set, attemptId, questionVersionId, otherId, place, bring };
}

const useOf = async (ownerId: string) => {
  const use = await database.db.storageUse.findUnique({ where: { ownerId } });
  return [Number(use?.usedBytes ?? 0), Number(use?.reservedBytes ?? 0)];
};

/** What someone gets who follows a link of the storage. */
async function follow(url: string) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const key = pathname.slice("/files/".length);
  const {
    status,
    headers,
    body: bytes,
  } = await serveFile(getLocalStorage(), {
    ...{ method: "GET", key, query: searchParams },
    headers: { get: () => null },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of bytes ?? []) chunks.push(chunk as Buffer);
  return { status, headers, bytes: Buffer.concat(chunks) };
}

describe("files of an answer", () => {
  test("are in it once it is saved, come back on another device, wait for a person and are downloads alone", async () => {
    const set = await started();
    const running = await set.running();
    expect(running.questions[0]?.files).toEqual({ most: 2, accepts: ["documents", "images"], maxBytes: 1_000_000 });
    expect(JSON.stringify(running)).not.toContain("moon");
    const ids = [await set.bring(), await set.bring("again.md", Buffer.from("# Again\n"))];
    await answer(set, set.attemptId, 0, { selectedAnswers: ids });
    expect((await set.running()).answers).toMatchObject([{ selectedAnswers: ids }]);
    expect(await set.api.files.list({ attemptId: set.attemptId })).toMatchObject({
      files: [{ name: "tide notes.txt", sizeBytes: notes.length }, { name: "again.md" }],
      unfinished: [],
      named: { [set.questionVersionId]: ids },
    });
    const { url } = await set.api.files.open({ attemptId: set.attemptId, fileId: ids[0] ?? "" });
    const got = await follow(url);
    expect([got.status, got.bytes.toString()]).toEqual([200, notes.toString()]);
    expect(got.headers).toMatchObject({
      "content-disposition": `attachment; filename="tide notes.txt"; filename*=UTF-8''tide%20notes.txt`,
      "x-content-type-options": "nosniff",
    });
    await set.api.submit({ attemptId: set.attemptId });
    const review = await set.review(set.attemptId);
    expect(review.state).toBe("GRADING");
    expect(review.questions.map(({ files }) => files?.files.map(({ name }) => name))).toEqual([
      ["tide notes.txt", "again.md"],
      [],
    ]);
  });

  test("are refused before a byte is sent where their name or size can't fit, and by their content once they are there", async () => {
    const { api, place, bring } = await started();
    const start = (name: string, sizeBytes: number) =>
      api.files.start({ ...place, uploadId: randomUUID(), name, sizeBytes });
    await expect(start("tides.mp4", 10)).rejects.toMatchObject(refusal("media.not_accepted"));
    await expect(start("tides", 10)).rejects.toMatchObject(refusal("media.not_accepted"));
    await expect(start("tides.txt", 1_000_001)).rejects.toMatchObject(refusal("storage.too_large"));
    await expect(bring("tides.txt", Buffer.from("PK\x03\x04 an archive under another name"))).rejects.toMatchObject(
      refusal("media.not_accepted"),
    );
    await expect(bring("page.txt", Buffer.from("<!DOCTYPE html><p>hello"))).rejects.toMatchObject(
      refusal("media.web_page"),
    );
    await expect(bring("chart.png", Buffer.from("no image at all"))).rejects.toMatchObject(
      refusal("media.not_what_it_says"),
    );
    const { files, unfinished } = await api.files.list({ attemptId: place.attemptId });
    expect([files, unfinished]).toEqual([[], []]);
  });

  test("can't be named by an answer that isn't theirs: another student's, another question's, one not there yet, one too many", async () => {
    const set = await started();
    const another = await started();
    const foreign = await another.bring();
    const own = await set.bring();
    const pending = await sendAnswerFile(set.api, { ...set.place, name: "late.txt", bytes: notes });
    const wrong = refusal("assessment.answer_does_not_fit");
    const give = (question: number, ...selectedAnswers: string[]) =>
      answer(set, set.attemptId, question, { selectedAnswers });
    await expect(give(0, foreign)).rejects.toMatchObject(wrong);
    await expect(give(1, own)).rejects.toMatchObject(wrong);
    await expect(give(0, pending)).rejects.toMatchObject(wrong);
    await expect(give(0, randomUUID())).rejects.toMatchObject(wrong);
    await expect(give(0, own, await set.bring("b.txt"), await set.bring("c.txt"))).rejects.toMatchObject(wrong);
    await expect(answer(set, set.attemptId, 0, { textResponse: "words" })).rejects.toMatchObject(wrong);
    expect((await give(0, own)).answer.selectedAnswers).toEqual([own]);
  });

  test("are taken by no question that asks for none, or isn't asked in the attempt, and at most fifty by one", async () => {
    const set = await started({ questions: [asked, { type: "ESSAY" }] });
    const another = await started();
    const start = (questionVersionId: string) =>
      set.api.files.start({ ...set.place, questionVersionId, uploadId: randomUUID(), name: "a.txt", sizeBytes: 1 });
    const wrong = refusal("assessment.answer_does_not_fit");
    await expect(start(set.otherId)).rejects.toMatchObject(wrong);
    await expect(start(another.questionVersionId)).rejects.toMatchObject(wrong);
    const brought = Array.from({ length: 50 }, () => ({ id: randomUUID(), ...set.place, name: "a.txt" }));
    await database.db.answerFile.createMany({ data: brought });
    await expect(start(set.questionVersionId)).rejects.toMatchObject(refusal("assessment.too_many_files"));
    const known = { ...set.place, uploadId: brought[0]?.id ?? "", name: "a.txt", sizeBytes: 1 };
    expect(await set.api.files.start(known)).toMatchObject({ file: null });
  });

  test("of the same bytes are two files, and neither is the one in the student's library", async () => {
    const { learner, bring, clock } = await started();
    const [one, other] = [await bring(), await bring()];
    expect(one).not.toBe(other);
    const stored = await database.db.storedFile.findMany({ where: { ownerId: learner.id } });
    expect(stored.map(({ isOfAnswer }) => isOfAnswer)).toEqual([true, true]);
    expect(await useOf(learner.id)).toEqual([2 * notes.length, 0]);
    const library = createCaller(depsOf(database.db, { ...learner, role: "ADMIN" }, clock)).media;
    expect((await library.files({})).total).toBe(0);
    for (const { id: fileId } of stored) {
      await expect(library.fileLinks({ fileId })).rejects.toMatchObject(refusal("common.not_found"));
      await library.deleteFile({ fileId });
    }
    expect(await database.db.storedFile.count({ where: { ownerId: learner.id } })).toBe(2);
  });

  test("that haven't arrived at the deadline aren't counted, and the student is told which", async () => {
    const set = await started({ timeLimitMinutes: 10 });
    const { attemptId, place } = set;
    const uploadId = await sendAnswerFile(set.api, { ...place, name: "late.txt", bytes: notes });
    await expect(set.bring("page.txt", Buffer.from("<!DOCTYPE html><p>hello"))).rejects.toThrow();
    const canceled = await sendAnswerFile(set.api, { ...place, name: "canceled.txt", bytes: notes });
    await set.api.files.cancel({ attemptId, uploadId: canceled });
    set.clock.advance(11 * 60_000);
    const over = refusal("assessment.time_is_over");
    await expect(set.api.files.complete({ attemptId, uploadId })).rejects.toMatchObject(over);
    await expect(
      set.api.files.start({ ...place, uploadId: randomUUID(), name: "a.txt", sizeBytes: 1 }),
    ).rejects.toMatchObject(over);
    const review = await set.review(attemptId);
    expect(review.questions[0]).toMatchObject({ isAnswered: false, files: { files: [], late: ["late.txt"] } });
    await expect(set.api.files.complete({ attemptId, uploadId })).rejects.toMatchObject(
      refusal("assessment.already_ended"),
    );
  });

  test("that were stored while no answer named them yet are told as well, and those that were removed are not", async () => {
    const set = await started({ timeLimitMinutes: 10 });
    const { attemptId } = set;
    const removed = await set.bring("removed.txt");
    await answer(set, attemptId, 0, { selectedAnswers: [removed] });
    set.clock.advance(60_000);
    await answer(set, attemptId, 0, { selectedAnswers: [] });
    set.clock.advance(60_000);
    await set.bring("stored.txt");
    set.clock.advance(11 * 60_000);
    const review = await set.review(attemptId);
    expect(review.questions[0]?.files).toEqual({ files: [], late: ["stored.txt"] });
  });

  test("go on where they stopped, under the same id, and complete once however often that is asked", async () => {
    const { api, place, learner } = await started();
    const uploadId = await sendAnswerFile(api, { ...place, name: "a.txt", bytes: notes });
    const { unfinished } = await api.files.list({ attemptId: place.attemptId });
    expect(unfinished).toMatchObject([{ id: uploadId, name: "a.txt", arrivedBytes: notes.length }]);
    const again = { ...place, uploadId, name: "a.txt", sizeBytes: notes.length };
    expect(await api.files.start(again)).toMatchObject({ arrived: [1], file: null });
    const complete = () =>
      api.files.complete({ attemptId: place.attemptId, uploadId }).catch((error: unknown) => error);
    await Promise.all([complete(), complete(), complete()]);
    expect(await complete()).toMatchObject({ id: uploadId });
    expect(await api.files.start(again)).toMatchObject({ file: { id: uploadId } });
    expect(await useOf(learner.id)).toEqual([notes.length, 0]);
  });
});

describe("files of an answer, for others", () => {
  async function handedIn(plan: Parameters<typeof scene>[0] = {}) {
    const set = await started(plan);
    const fileId = await set.bring("Ada Lovelace, tides.txt");
    await answer(set, set.attemptId, 0, { selectedAnswers: [fileId] });
    const ref = { attemptId: set.attemptId, fileId };
    const member = async (rights: object) => {
      const person = await aPerson(database.db, "INSTRUCTOR");
      const { courseId } = set.made;
      const { id } = await database.db.courseInstructor.create({
        data: { courseId, userId: person.id, role: "ASSISTANT", ...rights },
      });
      return { person, membershipId: id };
    };
    return { ...set, fileId, ref, member };
  }

  test("are there for those who may read the attempt, once it has ended, and for no one else", async () => {
    const set = await handedIn();
    const { clock, ref, made } = set;
    const gone = refusal("common.not_found");
    const grader = await set.member({ canGrade: true });
    const open = (person: Parameters<typeof asActor>[0]) => asActor(person, clock).files.open(ref);
    await expect(open(grader.person)).rejects.toMatchObject(gone);
    await set.api.submit(ref);
    const { url } = await open(grader.person);
    expect((await follow(url)).bytes.toString()).toBe(notes.toString());
    const fellow = await aLearnerOf(database.db, made);
    const stranger = await aPerson(database.db, "INSTRUCTOR");
    for (const person of [fellow, stranger]) await expect(open(person)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(open({ kind: "guest" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await database.db.courseInstructor.delete({ where: { id: grader.membershipId } });
    await expect(open(grader.person)).rejects.toMatchObject({ code: "NOT_FOUND" });
    // A file that the answer doesn't name, and one of another attempt.
    const other = await handedIn();
    await expect(set.api.files.open({ ...ref, fileId: other.fileId })).rejects.toMatchObject(gone);
  });

  test("have a number for a name while names are hidden, in the queue and in the download", async () => {
    const set = await handedIn({ hidesNames: true });
    await set.api.submit(set.ref);
    const { person } = await set.member({ canGrade: true });
    const { id: answerId } = await database.db.attemptAnswer.findFirstOrThrow({
      where: { attemptId: set.attemptId, questionVersionId: set.questionVersionId },
    });
    const { grading, assessment } = createCaller(depsOf(database.db, person, set.clock));
    const given = await grading.get({ courseId: set.made.courseId, answerId });
    expect(given.files).toMatchObject([{ name: `${given.number}-1.txt`, sizeBytes: notes.length }]);
    const { url } = await assessment.files.open(set.ref);
    const { headers } = await follow(url);
    expect(headers["content-disposition"]).toContain(`filename="${given.number}-1.txt"`);
    const review = await assessment.review({ attemptId: set.attemptId });
    const told = decodeURIComponent(JSON.stringify([given, url, review]));
    for (const mark of ["Lovelace", set.learner.id, set.learner.username]) expect(told).not.toContain(mark);
    const own = await set.review(set.attemptId);
    expect(own.questions[0]?.files?.files).toMatchObject([{ name: "Ada Lovelace, tides.txt" }]);
  });

  test("are graded by a person like an essay", async () => {
    const set = await handedIn();
    await set.api.submit(set.ref);
    const { person } = await set.member({ canGrade: true });
    const { grading } = createCaller(depsOf(database.db, person, set.clock));
    const { courseId } = set.made;
    const [listed] = (await grading.list({ courseId })).answers;
    const grade = { gradeId: randomUUID(), replaces: 0, points: 300, comment: "A clear chart." };
    await grading.grade({ courseId, answerId: listed?.answerId ?? "", ...grade });
    const review = await set.review(set.attemptId);
    expect([review.state, review.score]).toEqual(["SUBMITTED", { earned: 300, of: 800, isPassed: true }]);
  });
});

test("the sweep deletes what no answer names a day after the end, and nothing else; sums and bytes follow", async () => {
  const set = await started();
  const [kept, dropped] = [await set.bring("kept.txt"), await set.bring("dropped.txt")];
  await answer(set, set.attemptId, 0, { selectedAnswers: [kept] });
  const sweep = () => sweepAnswerFiles({ db: database.db, storage: getStorage(), now: set.clock.now });
  const left = async () => {
    const files = await database.db.answerFile.findMany({
      where: { attemptId: set.attemptId },
      orderBy: { id: "asc" },
    });
    return files.map(({ id }) => id);
  };
  set.clock.advance(3 * day);
  await sweep();
  expect(await left()).toEqual([kept, dropped]);
  await set.api.submit({ attemptId: set.attemptId });
  await sweep();
  expect(await left()).toEqual([kept, dropped]);
  const { file } = await database.db.answerFile.findUniqueOrThrow({ where: { id: dropped }, include: { file: true } });
  set.clock.advance(2 * day);
  await sweep();
  await sweep();
  expect(await left()).toEqual([kept]);
  expect(await getStorage().head(file?.storageKey ?? "")).toBeNull();
  expect(await useOf(set.learner.id)).toEqual([notes.length, 0]);
  expect(await reconcileStorageUse({ db: database.db })).toEqual({ corrected: 0 });
  const all = await database.db.storedFile.findMany({ where: { ownerId: set.learner.id } });
  expect(
    await findOrphans(
      database.db,
      all.map(({ storageKey }) => storageKey),
    ),
  ).toEqual([]);
  const { url } = await set.api.files.open({ attemptId: set.attemptId, fileId: kept });
  expect((await follow(url)).status).toBe(200);
});
