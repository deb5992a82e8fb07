import { expect, test } from "vitest";
import type { FilesOf } from "@/features/grading/schema";
import { readZip } from "@/lib/zip/read-zip";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aLearnerOf, aPerson, type QuestionPlan } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { bringFile } from "@/testing/bring-file";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { packFiles } from "./pack-files";

const database = testDatabase();
const { asActor, scene, answer } = attemptScenes(database);

const body = { most: 3, accepts: ["documents"], megabytes: 1, graderNotes: "" };
const asked: QuestionPlan = { type: "FILE_UPLOAD", points: 4, text: "Hand in: *your* chart/notes.", body };
const everything = { show: "all", assessmentId: null, answerId: null } as const;

type Set = Awaited<ReturnType<typeof scene>>;

/** A student hands in files: by name, its words. */
async function handIn(set: Set, files: readonly (readonly [name: string, words: string])[]) {
  const { attemptId } = await set.api.start(set.address);
  const [questionVersionId = ""] = set.made.questionVersionIds;
  const ids: string[] = [];
  for (const [name, words] of files)
    ids.push(await bringFile(set.api, { attemptId, questionVersionId, name, bytes: Buffer.from(words) }));
  await answer(set, attemptId, 0, { selectedAnswers: ids });
  await set.api.submit({ attemptId });
  return { attemptId, ids };
}

async function grading(set: Set) {
  const grader = await aPerson(database.db, "INSTRUCTOR");
  const { courseId } = set.made;
  await database.db.courseInstructor.create({
    data: { courseId, userId: grader.id, role: "ASSISTANT", canGrade: true },
  });
  const { grading: api } = createCaller(depsOf(database.db, grader, set.clock));
  const list = (of: Partial<FilesOf> = {}) => api.files({ courseId, ...everything, ...of });
  return { api, list };
}

async function unpack(files: readonly { id: string; path: string }[], set: Set) {
  const archive = await packFiles({ db: database.db, storage: getStorage(), now: set.clock.now }, files);
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  const limits = { entries: 100, unpackedBytes: 1_000_000 };
  const entries = await readZip(new Uint8Array(Buffer.concat(chunks)), limits, () => true);
  return Object.fromEntries([...entries].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
}

test("files are in an archive by assessment, question and student, and two of one name have a place each", async () => {
  const set = await scene({ questions: [asked] });
  await handIn(set, [
    ["notes.txt", "One"],
    ["notes.txt", "Two"],
  ]);
  set.clock.advance(60_000);
  const namesake = await aLearnerOf(database.db, set.made);
  await handIn({ ...set, api: asActor(namesake, set.clock) }, [["notes.txt", "Three"]]);
  const { api, list } = await grading(set);
  const { files } = await list();
  const title = (await api.list({ courseId: set.made.courseId })).answers[0]?.assessment ?? "";
  const folder = `${title}/Hand in_ your chart_notes`;
  expect(await unpack(files, set)).toEqual({
    [`${folder}/Ada Lovelace (1)/notes.txt`]: "One",
    [`${folder}/Ada Lovelace (1)/notes (2).txt`]: "Two",
    [`${folder}/Ada Lovelace (1) (2)/notes.txt`]: "Three",
  });
  const page = await api.list({ courseId: set.made.courseId, show: "all" });
  expect([page.files, (await api.list({ courseId: set.made.courseId, show: "graded" })).files]).toEqual([3, 0]);
  const [, second] = page.answers;
  expect((await list({ answerId: second?.answerId })).files.map(({ path }) => path)).toEqual(["notes.txt"]);
  expect((await list({ show: "graded" })).files).toEqual([]);
});

test("while names are hidden nothing in an archive says whose a file is", async () => {
  const set = await scene({ questions: [asked], hidesNames: true });
  await handIn(set, [["Ada Lovelace, tides.txt", "One"]]);
  const { api, list } = await grading(set);
  const { files } = await list();
  const [listed] = (await api.list({ courseId: set.made.courseId })).answers;
  expect(files[0]?.path).toMatch(new RegExp(`/${listed?.number} \\(1\\)/${listed?.number}-1\\.txt$`));
  expect(JSON.stringify(files)).not.toContain("Lovelace");
});

test("an archive has the files of its course alone, and of ended attempts", async () => {
  const set = await scene({ questions: [asked] });
  const { attemptId } = await set.api.start(set.address);
  const [questionVersionId = ""] = set.made.questionVersionIds;
  const id = await bringFile(set.api, { attemptId, questionVersionId, name: "a.txt", bytes: Buffer.from("One") });
  await answer(set, attemptId, 0, { selectedAnswers: [id] });
  const { list } = await grading(set);
  expect((await list()).files).toEqual([]);
  await set.api.submit({ attemptId });
  expect((await list()).files.map((file) => file.id)).toEqual([id]);
  const elsewhere = await grading(await scene({ questions: [asked] }));
  expect((await elsewhere.list()).files).toEqual([]);
});

test("an archive breaks off where a file is missing, rather than pass for whole", async () => {
  const set = await scene({ questions: [asked] });
  const { ids } = await handIn(set, [
    ["a.txt", "One"],
    ["b.txt", "Two"],
  ]);
  const { file } = await database.db.answerFile.findUniqueOrThrow({ where: { id: ids[1] }, include: { file: true } });
  await getStorage().delete([file?.storageKey ?? ""]);
  const { list } = await grading(set);
  const { files } = await list();
  await expect(unpack(files, set)).rejects.toThrow("is missing");
});
