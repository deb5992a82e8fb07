import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { exportKey } from "@/features/privacy/rules";
import { addDays } from "@/lib/time";
import type { LocalStorage } from "@/server/storage/local-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { aPersonalScene, secretMark } from "@/testing/personal-scene";
import { aPrivacySite } from "@/testing/privacy-site";
import { expireExports } from "./expire-exports";
import { openExport } from "./open-export";
import { failExport, writeExport } from "./write-export";

const { as, clock, database, job, storage } = aPrivacySite();
const read = (id: string) => database.db.dataRequest.findUniqueOrThrow({ where: { id } });

/** The archive as text by path. */
async function unpack(requestId: string): Promise<Map<string, string>> {
  const stored = await storage.open(exportKey(await read(requestId)));
  const zip = await fromBufferPromise(await buffer(stored?.stream ?? Readable.from([])), { lazyEntries: true });
  const files = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on("error", reject).on("end", resolve);
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        text(stream).then((content) => {
          files.set(entry.fileName, content);
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  return files;
}

describe("an export", () => {
  test("holds all that is the person's, what explains it and their files, and nothing secret or of anyone else", async () => {
    const { person, other, own } = await aPersonalScene(database.db);
    await aStoredFile(job(), person.id, { bytes: Buffer.from("bytes of a file"), originalName: "../up/notes.txt" });
    await aStoredFile(job(), other.id, { bytes: Buffer.from("bytes of somebody else") });
    const { requestId } = await as(person).askForExport();
    expect(await writeExport(job(), requestId)).toEqual({ isReady: true });
    const files = await unpack(requestId);
    const all = [...files.values()].join("\n");
    const expected = [
      "name",
      "mail",
      "browser",
      "label",
      "bio",
      "told",
      "answer",
      "practiced",
      "note",
      "bookmark",
      "invoice",
    ];
    for (const what of [...expected, "question", "post", "revision", "review", "appeal", "display", "draft", "brief"])
      expect(all, what).toContain(own(what));
    expect(all).not.toContain(secretMark);
    // Of two missed questions one was asked again; that the other was missed is still kept back.
    expect(JSON.parse(files.get("data/practice-card.json") ?? "")).toMatchObject([{ reps: 1 }]);
    expect(all).not.toContain("Somebody Else");
    expect(all).not.toContain("A reply of somebody else.");
    expect(all).not.toContain("bytes of somebody else");
    expect(all).toContain("bytes of a file");
    for (const path of files.keys()) expect(path).toMatch(/^(README\.md|data\/[a-z-]+\.json|files\/[\w.-]+)$/);
    for (const [path, content] of files)
      if (path.startsWith("data/")) expect(Array.isArray(JSON.parse(content)), path).toBe(true);
    expect(files.get("README.md")).toContain("data/attempt-answer.json");
    expect(await as(person).own()).toMatchObject({ running: null, hasFailed: false, exports: [{ id: requestId }] });
  });

  test("of many rows has each of them once", async () => {
    const person = await aPerson(database.db);
    const rows = Array.from({ length: 1203 }, (_, n) => ({
      userId: person.id,
      kind: "seat.ended",
      title: `told ${n}`,
    }));
    await database.db.notification.createMany({ data: rows });
    const { requestId } = await as(person).askForExport();
    await writeExport(job(), requestId);
    const told = JSON.parse((await unpack(requestId)).get("data/notification.json") ?? "") as { title: string }[];
    expect(new Set(told.map(({ title }) => title)).size).toBe(1203);
    expect(told).toHaveLength(1203);
  });

  test("is one at a time, also for two clicks at once, and its work may be repeated after a kill", async () => {
    const person = await aPerson(database.db);
    const asked = await Promise.all([as(person).askForExport(), as(person).askForExport(), as(person).askForExport()]);
    expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
    const requestId = asked[0]?.requestId ?? "";
    const cut = Object.assign(Object.create(storage) as LocalStorage, {
      put: () => Promise.reject(new Error("killed")),
    });
    await expect(writeExport({ ...job(), storage: cut }, requestId)).rejects.toThrow("killed");
    expect(await as(person).own()).toMatchObject({ running: { all: expect.any(Number) }, exports: [] });
    expect(await writeExport(job(), requestId)).toEqual({ isReady: true });
    expect(await writeExport(job(), requestId)).toEqual({ isReady: false });
    const told = { name: "privacy/export-ready", data: { equals: { requestId } } };
    expect(await database.db.outboxEvent.count({ where: told })).toBe(1);
  });

  test("that is stopped leaves no bytes; one that fails says so, and both may be asked for again", async () => {
    const person = await aPerson(database.db);
    const first = await as(person).askForExport();
    await as(person).stopExport();
    expect(await writeExport(job(), first.requestId)).toEqual({ isReady: false });
    const second = await as(person).askForExport();
    expect(second.requestId).not.toBe(first.requestId);
    const stopping = Object.assign(Object.create(storage) as LocalStorage, {
      put: async (...args: Parameters<LocalStorage["put"]>) => {
        await as(person).stopExport();
        return storage.put(...args);
      },
    });
    expect(await writeExport({ ...job(), storage: stopping }, second.requestId)).toEqual({ isReady: false });
    expect(await storage.head(exportKey(await read(second.requestId)))).toBeNull();
    clock.advance(1_000);
    const third = await as(person).askForExport();
    await failExport(job(), third.requestId);
    expect(await as(person).own()).toMatchObject({ running: null, hasFailed: true });
    expect((await as(person).askForExport()).requestId).not.toBe(third.requestId);
  });

  test("is fetched by its owner alone, until its days are over", async () => {
    const [person, other] = [await aPerson(database.db), await aPerson(database.db, { role: "ADMIN" })];
    const { requestId } = await as(person).askForExport();
    const open = (who: typeof person) =>
      openExport({ ...depsOf(database.db, actorOf(who), clock), storage }, { requestId });
    await expect(open(person)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await writeExport(job(), requestId);
    expect((await open(person)).url).toContain("exports/");
    await expect(open(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(other).openExport({ requestId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(null).openExport({ requestId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expireExports(job());
    expect(await storage.head(exportKey(await read(requestId)))).not.toBeNull();
    clock.advance(8 * 86_400_000);
    await expect(open(person)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await expireExports(job())).expired).toBeGreaterThan(0);
    expect(await expireExports(job())).toEqual({ expired: 0 });
    expect(await storage.head(exportKey(await read(requestId)))).toBeNull();
    expect((await as(person).own()).exports).toEqual([]);
  });

  test("whose bytes a killed process left without a row is gone a day after it could have been fetched", async () => {
    const key = exportKey({ id: randomUUID(), createdAt: clock.now() });
    await storage.put(key, Buffer.from("left behind"), { mimeType: "application/zip", maxBytes: 100 });
    const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000);
    await expireExports({ ...job(), now: inDays(7) });
    expect(await storage.head(key)).not.toBeNull();
    await expireExports({ ...job(), now: inDays(9) });
    expect(await storage.head(key)).toBeNull();
  });

  test("is not asked for without end", async () => {
    const person = await aPerson(database.db);
    for (let n = 0; n < 5; n += 1) {
      await as(person).askForExport();
      await as(person).stopExport();
    }
    await expect(as(person).askForExport()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    clock.set(addDays(clock.now(), 2).toISOString());
    await as(person).askForExport();
  });
});
