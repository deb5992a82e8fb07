import { describe, expect, test } from "vitest";
import { makeStorageKey } from "@/server/storage/storage-key";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { asActor, scene, answerRightly } = attemptScenes(database);
type Scene = Awaited<ReturnType<typeof scene>>;

async function addFile({ made, clock }: Scene, path: string): Promise<void> {
  const { id: fileId } = await database.db.storedFile.create({
    data: {
      storageKey: makeStorageKey("files", clock.now()),
      originalName: path.split("/").at(-1) ?? path,
      mimeType: path.endsWith("png") ? "image/png" : "application/pdf",
      sizeBytes: 1,
      sha256: "0".repeat(64),
      state: "READY",
      ownerId: made.teacher.id,
    },
  });
  // A published version takes no more files.
  await database.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.courseFile.create({ data: { versionId: made.versionId, path, fileId } });
  });
}

const countOf = async ({ made }: Scene, name: string) =>
  (await database.db.storedFile.findFirstOrThrow({ where: { originalName: name, ownerId: made.teacher.id } }))
    .downloadCount;

/** An assessment whose first question links to a table, shows an image, and explains itself with a proof. */
async function aScene({ explanation = "As the [proof](media/proof.pdf) says." } = {}) {
  const set = await scene({
    questions: [
      {
        type: "SINGLE_CHOICE",
        text: "Which? See the [table](media/table.pdf). ![Gauge](media/gauge.png)",
        explanation,
        answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }],
      },
      { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
    ],
  });
  for (const path of ["media/table.pdf", "media/gauge.png", "media/proof.pdf", "media/unnamed.pdf"])
    await addFile(set, path);
  return set;
}

const refused = (code: string) => expect.objectContaining({ code });

describe("a file that a question links to", () => {
  test("has an address of the site in the attempt, and what the question shows is signed there", async () => {
    const set = await aScene();
    const { attemptId } = await set.api.start(set.address);
    const [question] = (await set.running()).questions;
    expect(question?.text.html).toContain(`href="/api/attempts/${attemptId}/file?path=media%2Ftable.pdf"`);
    expect(question?.text.html).toMatch(/<img[^>]+src="[^"]*\/files\//);
    expect(question?.text.html).not.toMatch(/src="[^"]*gauge/);
  });

  test("is had by the student whose attempt it is, counted once a day, and by no one else", async () => {
    const set = await aScene();
    const { attemptId } = await set.api.start(set.address);
    for (let times = 0; times < 2; times++) {
      const { url } = await set.api.downloadFile({ attemptId, path: "media/table.pdf" });
      expect(url).toMatch(/\/files\//);
    }
    expect(await countOf(set, "table.pdf")).toBe(1);
    const other = await scene();
    await expect(other.api.downloadFile({ attemptId, path: "media/table.pdf" })).rejects.toEqual(refused("NOT_FOUND"));
    for (const path of ["media/unnamed.pdf", "media/gauge.png", "media/none.pdf"])
      await expect(set.api.downloadFile({ attemptId, path }), path).rejects.toEqual(refused("NOT_FOUND"));
  });

  test("of an explanation opens with the explanation and not before", async () => {
    const set = await aScene();
    const { attemptId } = await set.api.start(set.address);
    const ask = () => set.api.downloadFile({ attemptId, path: "media/proof.pdf" });
    await expect(ask()).rejects.toEqual(refused("NOT_FOUND"));
    await answerRightly(set, attemptId);
    await set.api.submit({ attemptId });
    const review = await set.review(attemptId);
    expect(review.questions[0]?.explanation?.html).toContain(`/api/attempts/${attemptId}/file?path=media%2Fproof.pdf`);
    expect((await ask()).url).toMatch(/\/files\//);
    const teacher = asActor({ ...set.made.teacher, role: "ADMIN" }, set.clock);
    await teacher.downloadFile({ attemptId, path: "media/proof.pdf" });
    expect(await countOf(set, "proof.pdf")).toBe(1);
  });

  test.each([
    ["an", ""],
    ["a long", "Because. ".repeat(4_000)],
  ])("stays shut with %s explanation that the policy keeps after a failed attempt", async (_, more) => {
    const set = await aScene({ explanation: `As the [proof](media/proof.pdf) says. ${more}` });
    const { attemptId } = await set.api.start(set.address);
    await set.api.submit({ attemptId });
    expect((await set.review(attemptId)).questions[0]?.explanation).toBeNull();
    await expect(set.api.downloadFile({ attemptId, path: "media/proof.pdf" })).rejects.toEqual(refused("NOT_FOUND"));
    expect((await set.api.downloadFile({ attemptId, path: "media/table.pdf" })).url).toMatch(/\/files\//);
  });

  test("of the description opens from the start screen, for who reads it", async () => {
    const set = await aScene();
    await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.assessmentVersion.update({
        where: { id: set.made.assessmentVersionId },
        data: { description: "Have the [table](media/table.pdf) before you." },
      });
    });
    const facts = await set.api.startFacts(set.address);
    const href = `/api/learn/${set.address.slug}/${set.address.lessonId}/assessment/file?path=media%2Ftable.pdf`;
    expect(facts?.description?.html).toContain(`href="${href}"`);
    const ask = (api: Scene["api"], path = "media/table.pdf") => api.downloadDescribedFile({ ...set.address, path });
    expect((await ask(set.api)).url).toMatch(/\/files\//);
    expect(await countOf(set, "table.pdf")).toBe(1);
    await expect(ask(set.api, "media/proof.pdf")).rejects.toEqual(refused("NOT_FOUND"));
    const { api: stranger } = await scene();
    await expect(ask(stranger)).rejects.toEqual(refused("NOT_FOUND"));
    await expect(ask(asActor({ kind: "guest" }, set.clock))).rejects.toEqual(refused("NOT_FOUND"));
  });
});
