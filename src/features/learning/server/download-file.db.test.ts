import { beforeEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import type { Actor } from "@/policy/actor";
import { makeStorageKey } from "@/server/storage/storage-key";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
setVariable("AUTH_SECRET", "0".repeat(40));

const content = "[Map](media/map%20one.pdf) ![seen](media/seen.png) [Gone](media/gone.pdf)";
const guestContent = "[Taste](media/taste.pdf)";
let course: MadeCourseOf;
let lessonId: string;
beforeEach(async () => {
  course = await aCourseOf(test.db, { modules: [{ lessons: [{ content, guestContent }] }] });
  lessonId = course.lessonIds[0] ?? "";
  for (const path of ["media/map one.pdf", "media/seen.png", "media/taste.pdf", "media/unnamed.pdf"]) await add(path);
});

async function add(path: string, versionId = course.versionId): Promise<string> {
  const { id: fileId } = await test.db.storedFile.create({
    data: {
      storageKey: makeStorageKey("files", clock.now()),
      originalName: path.split("/").at(-1) ?? path,
      mimeType: path.endsWith("png") ? "image/png" : "application/pdf",
      sizeBytes: 1,
      sha256: "0".repeat(64),
      state: "READY",
      ownerId: course.teacher.id,
    },
  });
  // A published version takes no more files.
  await test.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.courseFile.create({ data: { versionId, path, fileId } });
  });
  return fileId;
}

const guest = actorOf(null);
const as = (actor: Actor) => createCaller(depsOf(test.db, actor, clock)).learning;
const ask = (actor: Actor, path: string) => as(actor).downloadFile({ slug: course.slug, lessonId, path });
async function aLearner(): Promise<Actor> {
  const actor = actorOf(await aPerson(test.db));
  await createCaller(depsOf(test.db, actor, clock)).enrollment.enroll({ courseId: course.id });
  return actor;
}
const countOf = async (name: string) =>
  (await test.db.storedFile.findFirstOrThrow({ where: { originalName: name, ownerId: course.teacher.id } }))
    .downloadCount;

describe("a file that a lesson's text links to", () => {
  it("has an address of the site in the page, and only what is shown is signed there", async () => {
    const { body } = await as(await aLearner()).lesson({ slug: course.slug, lessonId });
    expect(body.html).toContain(`href="/api/learn/${course.slug}/${lessonId}/file?path=media%2Fmap%20one.pdf"`);
    expect(body.html.match(/(?:src|href)="[^"]*[?&;]s=[^"]*"/g)).toHaveLength(1);
    expect(body.html).toMatch(/src="[^"]*seen/);
  });

  it("is given for minutes to who reads that text, and counted once a person and day", async () => {
    const learner = await aLearner();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(learner, "media/map one.pdf")));
    const { url } = answers[0] ?? { url: "" };
    const expires = Number(new URL(url, "http://here").searchParams.get("e"));
    expect(expires * 1000 - Date.now()).toBeLessThanOrEqual(21 * 60_000);
    await ask(actorOf(course.teacher), "media/map one.pdf");
    expect(await countOf("map one.pdf")).toBe(1);
    await ask(guest, "media/taste.pdf");
    await ask(guest, "media/taste.pdf");
    expect(await countOf("taste.pdf")).toBe(1);
    const userId = learner.kind === "person" ? learner.id : "";
    const told = await test.db.userActivity.findMany({ where: { userId, kind: "RESOURCE_DOWNLOADED" } });
    expect(told).toMatchObject([{ lessonId, courseId: course.id, resourceId: null }]);
    await ask(learner, "media/map one.pdf");
    expect(await countOf("map one.pdf")).toBe(1);
  });

  it("is no one's who does not read that text, whether it is there or not", async () => {
    for (const path of ["media/map one.pdf", "media/never-was.pdf"]) {
      await expect(ask(guest, path)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
      await expect(ask(actorOf(await aPerson(test.db)), path)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const learner = await aLearner();
    for (const path of ["media/unnamed.pdf", "media/seen.png", "media/gone.pdf", "media/taste.pdf", "../map one.pdf"])
      await expect(ask(learner, path)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countOf("map one.pdf")).toBe(0);
  });

  it("of a draft opens for its staff and for who holds the preview link, uncounted", async () => {
    const teacher = createCaller(depsOf(test.db, actorOf(course.teacher), clock));
    await teacher.authoring.lesson.saveSetting({
      courseId: course.id,
      lessonId,
      change: { durationMinutes: 7 },
      base: { durationMinutes: null },
    });
    const draft = await test.db.courseVersion.findFirstOrThrow({ where: { courseId: course.id, publishedAt: null } });
    await add("media/new.pdf", draft.id);
    await test.db.lessonVersion.updateMany({
      where: { versionId: draft.id, lessonId },
      data: { content: "[New](media/new.pdf)" },
    });
    expect((await ask(actorOf(course.teacher), "media/new.pdf")).url).toContain("new.pdf");
    await expect(ask(await aLearner(), "media/new.pdf")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { token } = await teacher.courses.previewLink.share({ courseId: course.id, days: 7 });
    const { body } = await as(guest).preview.lesson({ token, lessonId });
    expect(body.html).toContain(`href="/api/preview/${token}/${lessonId}/file?path=media%2Fnew.pdf"`);
    const preview = as(guest).preview;
    expect((await preview.downloadFile({ token, lessonId, path: "media/new.pdf" })).url).toContain("new.pdf");
    await expect(preview.downloadFile({ token, lessonId, path: "media/taste.pdf" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await countOf("new.pdf")).toBe(0);
  });
});
