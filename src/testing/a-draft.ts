import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { currentPrompt } from "@/features/drafting/server/prompts/current-prompt";
import type { Stage } from "@/features/drafting/suggestions";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "./clock";
import type { testDatabase } from "./database";
import { actorOf, depsOf } from "./deps-of";
import { aPerson } from "./factories/person";

/** A draft with its sources read and, of each, whatever the test asks for; its author at work on it. */
export async function aDraft(database: ReturnType<typeof testDatabase>, texts: Record<string, string>) {
  const { db } = database;
  const clock = aClock();
  const deps = depsOf(db, actorOf(await aPerson(db, { role: "INSTRUCTOR" })), clock);
  const api = createCaller(deps);
  const draftId = uuidV7();
  await api.drafting.create({ draftId });
  for (const [title, text] of Object.entries(texts)) {
    const sourceId = uuidV7();
    await api.drafting.addText({ draftId, sourceId, title, text, format: "markdown" });
    await beginParsing(database, sourceId);
    await parseStoredSource({ db, storage: getStorage() }, sourceId);
  }
  /** Makes the course with all modules of the outline; its lessons in order. */
  const acceptOutline = async () => {
    await api.drafting.generateOutline({ draftId });
    await api.drafting.acceptAll({ draftId });
    const { courseId } = await api.drafting.get({ draftId });
    if (courseId === null) throw new Error("the draft has no course yet");
    const lessons = await db.lessonVersion.findMany({
      where: { version: { courseId } },
      orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
      select: { lessonId: true, title: true },
    });
    return { courseId, lessons };
  };
  /** A run of a stage that has ended, as one with a model leaves it. */
  const aRun = async (stage: Stage) => {
    const { promptVersionId } = await currentPrompt(db, stage);
    const { id } = await db.draftRun.create({
      data: { draftId, stage, promptVersionId, model: "scripted", state: "DONE", endedAt: clock.now() },
    });
    return id;
  };
  return { db, deps, api, clock, draftId, acceptOutline, aRun };
}
