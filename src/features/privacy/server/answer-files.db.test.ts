import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { exportKey } from "@/features/privacy/rules";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { attemptScenes } from "@/testing/attempt-scene";
import { bringFile } from "@/testing/bring-file";
import { testDatabase } from "@/testing/database";
import { erasePerson } from "./erasure/erase-person";
import { writeExport } from "./export/write-export";

const database = testDatabase();
const { scene, answer } = attemptScenes(database);
const body = { most: 1, accepts: ["documents"], megabytes: 1, graderNotes: "" };

test("files of answers are in their student's export, and go with the student", async () => {
  const { db } = database;
  const set = await scene({ questions: [{ type: "FILE_UPLOAD", body }] });
  const { attemptId } = await set.api.start(set.address);
  const [questionVersionId = ""] = set.made.questionVersionIds;
  const bytes = Buffer.from("High water at noon, by my own reckoning.");
  const fileId = await bringFile(set.api, { attemptId, questionVersionId, name: "my chart.txt", bytes });
  await answer(set, attemptId, 0, { selectedAnswers: [fileId] });
  await set.api.submit({ attemptId });
  const deps = { db, storage: getStorage(), now: set.clock.now };
  const userId = set.learner.id;
  const at = set.clock.now();

  const asked = await db.dataRequest.create({ data: { userId, kind: "EXPORT", createdAt: at } });
  expect(await writeExport(deps, asked.id)).toEqual({ isReady: true });
  const archive = await getStorage().open(exportKey(asked));
  const whole = await buffer(archive?.stream ?? Readable.from([]));
  expect(whole.includes("-my chart.txt")).toBe(true);

  const { storageKey } = await db.storedFile.findFirstOrThrow({ where: { ownerId: userId } });
  const id = uuidV7();
  await db.dataRequest.create({ data: { id, userId, kind: "DELETION", dueAt: at, createdAt: at } });
  expect(await erasePerson(deps, id)).toEqual({ isErased: true });
  expect(await getStorage().head(storageKey)).toBeNull();
  expect(await db.answerFile.count({ where: { attemptId } })).toBe(0);
  expect(await db.storedFile.count({ where: { ownerId: userId } })).toBe(0);
});
