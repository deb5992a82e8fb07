import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { SourceReason } from "@/features/drafting/schema";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Actor } from "@/policy/actor";
import { getStorage } from "@/server/storage/get-storage";
import type { Storage } from "@/server/storage/storage";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { aDocx, aPdf } from "@/testing/source-samples";
import { beginParsing, failSource, parseStoredSource } from "./parse-stored-source";

const database = testDatabase();
const clock = aClock();
const canary = "CANARY-7f3a9e: the harbour master's private notes";

async function aTeacher() {
  const person = await aPerson(database.db, { role: "INSTRUCTOR" });
  return { id: person.id, api: apiOf(actorOf(person)) };
}

const apiOf = (actor: Actor) => createCaller(depsOf(database.db, actor, clock)).drafting;

async function aDraft() {
  const teacher = await aTeacher();
  const draftId = uuidV7();
  await teacher.api.create({ draftId });
  return { ...teacher, draftId };
}

/** What the job does, in its steps. */
async function parse(sourceId: string, storage: Storage = getStorage()) {
  if (await beginParsing(database, sourceId)) await parseStoredSource({ db: database.db, storage }, sourceId);
}

async function addFile({ id, api, draftId }: Awaited<ReturnType<typeof aDraft>>, bytes: Buffer, originalName: string) {
  const file = await aStoredFile({ db: database.db, storage: getStorage() }, id, { bytes, originalName });
  const sourceId = uuidV7();
  await api.addSource({ draftId, sourceId, fileId: file.id });
  return sourceId;
}

const spansOf = (sourceId: string) =>
  database.db.sourceSpan.findMany({ where: { sourceId }, orderBy: { position: "asc" } });

describe("a brief", () => {
  it("is made once however often it is asked for, and its id is no one else's", async () => {
    const { api, draftId } = await aDraft();
    await api.create({ draftId });
    expect(await api.list()).toMatchObject([{ id: draftId, topic: "", sourceCount: 0 }]);
    await expect((await aTeacher()).api.create({ draftId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("keeps each field over what its editor saw; meeting another's value stops and tells it", async () => {
    const { api, draftId } = await aDraft();
    const save = (field: "topic" | "price", base: string, value: string) =>
      api.saveBrief({ draftId, field, base, value });
    await save("topic", "", "Tides");
    await save("topic", "", "Tides");
    await save("price", "", "49 EUR");
    await save("price", "49.00 EUR", "12.50 EUR");
    await api.saveBrief({ draftId, field: "objectives", base: [], value: ["Read a table", "Plan a passage"] });
    await api.saveBrief({ draftId, field: "tone", base: null, value: "friendly" });
    await api.saveBrief({ draftId, field: "minutes", base: null, value: 90 });
    await expect(save("topic", "", "Weather")).rejects.toMatchObject({
      cause: { reason: "drafting.field_conflict", facts: { field: "topic", value: "Tides" } },
    });
    const { brief } = await api.get({ draftId });
    expect(brief).toEqual({
      topic: "Tides",
      description: "",
      audience: [],
      objectives: ["Read a table", "Plan a passage"],
      level: null,
      length: null,
      tone: "friendly",
      language: "en",
      minutes: 90,
      price: "12.50 EUR",
    });
  });

  it("takes nothing that its field does not", async () => {
    const { api, draftId } = await aDraft();
    const wrong = [
      { field: "price", value: "49" },
      { field: "level", value: "EXPERT" },
      { field: "minutes", value: 0 },
      { field: "objectives", value: "one" },
    ] as const;
    for (const { field, value } of wrong)
      await expect(api.saveBrief({ draftId, field, base: null, value })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a source", () => {
  it("is read by its job into spans with their pages, once, and a repetition changes nothing", async () => {
    const draft = await aDraft();
    const pdf = aPdf("#show heading: set text(size: 20pt)\n= Springs\nLarge.\n#pagebreak()\n= Neaps\nSmall.");
    const sourceId = await addFile(draft, pdf, "tides.pdf");
    expect((await draft.api.get(draft)).sources).toMatchObject([
      { id: sourceId, state: "PENDING", title: "tides.pdf" },
    ]);
    await parse(sourceId);
    const spans = await spansOf(sourceId);
    expect(spans.map(({ page, text }) => [page, text])).toEqual([
      [1, "Springs"],
      [1, "Large."],
      [2, "Neaps"],
      [2, "Small."],
    ]);
    await parse(sourceId);
    expect((await spansOf(sourceId)).map(({ id }) => id)).toEqual(spans.map(({ id }) => id));
    const [source] = (await draft.api.get(draft)).sources;
    expect(source).toMatchObject({ state: "READY", kind: "pdf", pages: 2, spans: 4, failure: null });
    const shown = await draft.api.spans({ draftId: draft.draftId, sourceId });
    expect(await draft.api.spans({ draftId: draft.draftId, sourceId, page: 9 })).toEqual(shown);
    expect(shown.spans.map(({ text, level }) => [text, level])).toContainEqual(["Neaps", 1]);
    expect(shown.pageCount).toBe(1);
  });

  it("asks for its job in the transaction that adds it", async () => {
    const draft = await aDraft();
    const sourceId = await addFile(draft, Buffer.from("Words."), "a.txt");
    const events = await database.db.outboxEvent.findMany({ where: { name: "drafting/source-added" } });
    expect(events.filter(({ data }) => JSON.stringify(data) === JSON.stringify({ sourceId }))).toHaveLength(1);
  });

  it("whose job dies on the way has none of its spans, and all of them after the next try", async () => {
    const draft = await aDraft();
    const sourceId = await addFile(draft, Buffer.from("One.\n\nTwo.\n\nThree."), "a.txt");
    const cut = { ...getStorage(), open: async () => ({ stream: Readable.from(dying()), sizeBytes: 20 }) } as Storage;
    await expect(parse(sourceId, cut)).rejects.toThrow("cut");
    expect(await spansOf(sourceId)).toEqual([]);
    expect((await draft.api.get(draft)).sources[0]?.state).toBe("PROCESSING");
    await Promise.all([parse(sourceId), parse(sourceId)]);
    expect((await spansOf(sourceId)).map(({ text }) => text)).toEqual(["One.", "Two.", "Three."]);
  });

  it("that was removed while it was read leaves nothing", async () => {
    const draft = await aDraft();
    const sourceId = await addFile(draft, Buffer.from("One."), "a.txt");
    await beginParsing(database, sourceId);
    await draft.api.removeSource({ draftId: draft.draftId, sourceId });
    await parse(sourceId);
    expect(await database.db.sourceSpan.count({ where: { sourceId } })).toBe(0);
    expect((await draft.api.get(draft)).sources).toEqual([]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string, SourceReason]>([
    ["a cut-off Word file", async () => (await aDocx([{ text: "x" }])).subarray(0, 200), "broken.docx", "damaged"],
    ["pictures without text", () => aPdf("#rect(width: 2cm)"), "scan.pdf", "scanned"],
    ["text in an old encoding", () => Buffer.from("Größe", "latin1"), "old.txt", "wrong_encoding"],
  ])("that is %s says why, and can be tried again", async (_, bytes, name, reason) => {
    const draft = await aDraft();
    const sourceId = await addFile(draft, await bytes(), name);
    await parse(sourceId);
    const ref = { draftId: draft.draftId, sourceId };
    const look = async () => (await draft.api.get(draft)).sources[0];
    expect(await look()).toMatchObject({ state: "FAILED", failure: { reason } });
    await draft.api.retrySource(ref);
    await draft.api.retrySource(ref);
    expect(await look()).toMatchObject({ state: "PENDING", failure: null });
    await failSource(database, sourceId, { reason: "accident", facts: {} });
    expect(await look()).toMatchObject({ state: "FAILED", failure: { reason: "accident" } });
  });

  it("is a file of the author's own; another's reads like one that there is not; the same twice is told", async () => {
    const draft = await aDraft();
    const theirs = await aStoredFile({ db: database.db, storage: getStorage() }, (await aTeacher()).id);
    const add = (fileId: string, sourceId = uuidV7()) =>
      draft.api.addSource({ draftId: draft.draftId, sourceId, fileId });
    for (const fileId of [theirs.id, uuidV7()])
      await expect(add(fileId)).rejects.toMatchObject({ cause: { reason: "drafting.no_such_file" } });
    const own = await aStoredFile({ db: database.db, storage: getStorage() }, draft.id);
    const sourceId = uuidV7();
    await add(own.id, sourceId);
    await add(own.id, sourceId);
    await expect(add(own.id)).rejects.toMatchObject({ cause: { reason: "drafting.source_known" } });
    expect((await draft.api.get(draft)).sources).toHaveLength(1);
  });

  it("can be pasted, once however often it is sent, and a page that is pasted is stored as plain text", async () => {
    const draft = await aDraft();
    const input = { draftId: draft.draftId, sourceId: uuidV7(), title: "Salt", format: "html" } as const;
    const text = "<h1>Salt</h1><p>In the sea.</p><script>alert(1)</script>";
    for (let times = 0; times < 2; times += 1) await draft.api.addText({ ...input, text });
    await parse(input.sourceId);
    expect((await spansOf(input.sourceId)).map(({ text: read }) => read)).toEqual(["Salt", "In the sea."]);
    const files = await database.db.storedFile.findMany({ where: { ownerId: draft.id } });
    expect(files).toMatchObject([{ mimeType: "text/plain", originalName: "Salt.html" }]);
    expect(await database.db.storageUse.findUnique({ where: { ownerId: draft.id } })).toMatchObject({
      usedBytes: BigInt(text.length),
    });
  });
});

it("nothing of a draft reaches anyone but its owner, an admin neither", async () => {
  const draft = await aDraft();
  const { draftId } = draft;
  await draft.api.saveBrief({ draftId, field: "topic", base: "", value: canary });
  const sourceId = await addFile(draft, Buffer.from(`# ${canary}\n\n## ${canary}\n\n${canary}`), "notes.md");
  await parse(sourceId);
  await draft.api.generateOutline({ draftId });
  const [suggestion] = (await draft.api.get({ draftId })).suggestions;
  const suggestionId = suggestion?.id ?? "";
  expect(JSON.stringify(await draft.api.get({ draftId }))).toContain(canary);

  const admin = actorOf(await aPerson(database.db, { role: "ADMIN" }));
  const stranger = await aTeacher();
  for (const api of [stranger.api, apiOf(admin)]) {
    const own = uuidV7();
    await api.create({ draftId: own });
    const calls = [
      () => api.get({ draftId }),
      () => api.spans({ draftId, sourceId }),
      () => api.spans({ draftId: own, sourceId }),
      () => api.saveBrief({ draftId, field: "topic", base: canary, value: "mine" }),
      () => api.addSource({ draftId, sourceId: uuidV7(), fileId: uuidV7() }),
      () => api.addText({ draftId, sourceId: uuidV7(), title: "x", text: "x", format: "text" }),
      () => api.addText({ draftId: own, sourceId, title: "x", text: "x", format: "text" }),
      () => api.removeSource({ draftId, sourceId }),
      () => api.retrySource({ draftId, sourceId }),
      () => api.retrySource({ draftId: own, sourceId }),
      () => api.generateOutline({ draftId }),
      () => api.editSuggestion({ draftId, suggestionId, edit: { kind: "module", title: "mine", lessons: [] } }),
      () => api.editSuggestion({ draftId: own, suggestionId, edit: { kind: "module", title: "mine", lessons: [] } }),
      () => api.decideSuggestion({ draftId, suggestionId, decision: "accept" }),
      () => api.decideSuggestion({ draftId: own, suggestionId, decision: "reject" }),
      () => api.acceptAll({ draftId }),
    ];
    for (const call of calls) {
      const failure = await call().then(
        (answer) => ({ answer }),
        (error) => error,
      );
      expect(failure, call.toString()).toMatchObject({ code: "NOT_FOUND" });
      expect(JSON.stringify([failure.message, failure.cause?.facts])).not.toContain("CANARY");
    }
    // A source's id in another draft takes nothing away.
    await api.removeSource({ draftId: own, sourceId });
    expect(JSON.stringify([await api.list(), await api.get({ draftId: own })])).not.toContain("CANARY");
  }
  expect((await draft.api.get({ draftId })).sources).toHaveLength(1);
  const student = apiOf(actorOf(await aPerson(database.db)));
  await expect(student.get({ draftId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(apiOf(actorOf(null)).get({ draftId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

async function* dying() {
  yield Buffer.from("One.\n\nTw");
  throw new Error("cut");
}
