import "server-only";
import * as z from "zod";
import { unfinishedGroups } from "@/features/courses/schema";
import { copyVersion } from "@/features/courses/server/draft/copy-version";
import { getDraft } from "@/features/courses/server/get-draft";
import {
  closeDraft,
  goLive,
  type PublishDeps,
  type PublishedCourse,
  publishLimits,
  summarize,
} from "@/features/courses/server/publish-course";
import { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { noteChanges } from "./count-changes";
import { requestMove } from "./request-move";
import { setDraftAside } from "./set-draft-aside";
import { takeModule } from "./take-module";

interface Release {
  courseId: string;
  moduleId: string;
  changeNote?: string;
  /** Only where its time has come; otherwise nothing happens. */
  isDue?: boolean;
}

const CourseRow = rowSchema(() => ({ state: z.enum(CourseState), liveVersionId: z.string().nullable() }));

const DraftModuleRow = rowSchema(() => ({
  draftId: z.string(),
  number: z.number(),
  releaseAt: z.date().nullable(),
  releaseMoves: z.boolean(),
}));

/**
 * Publishes one module of the draft automatically: a new version, which is what is live with that module as the draft has it, in its
 * place; a hidden one is shown from then on. The rest of the draft goes on as a draft on top of it. Which lessons come along where
 * some were moved between modules is decided by module-order.ts. A module that is as it is live is not published again.
 * @throws AppError NOT_FOUND; RULE_BROKEN `courses.not_ready` (facts: gaps); CONFLICT `courses.not_live`.
 */
export function publishModule(deps: PublishDeps, release: Release): Promise<PublishedCourse> {
  return deps.db.$transaction(async (tx) => {
    const { courseId, moduleId } = release;
    const [course] = await queryRows(tx, CourseRow)`
      SELECT state::text AS state, live_version_id AS "liveVersionId" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
    if (!course) throw new AppError("NOT_FOUND", "common.not_found");
    if (course.state !== "LIVE" || !course.liveVersionId) throw new AppError("CONFLICT", "courses.not_live");
    const [draft] = await queryRows(tx, DraftModuleRow)`
      SELECT v.id AS "draftId", v.number, m.release_at AS "releaseAt", m.release_moves AS "releaseMoves"
        FROM module_version m JOIN course_version v ON v.id = m.version_id
       WHERE v.course_id = ${courseId}::uuid AND v.published_at IS NULL AND m.module_id = ${moduleId}::uuid`;
    const isDue = draft?.releaseAt != null && draft.releaseAt <= deps.now();
    // Someone else has published it since it was found to be due, or its time was changed.
    if (release.isDue && !isDue) return summarize(tx, courseId);
    if (!draft) throw new AppError("NOT_FOUND", "common.not_found");
    const versionId = await makeVersion(deps, tx, { ...release, draft, liveVersionId: course.liveVersionId });
    if (draft.releaseMoves) {
      const move = {
        moveId: uuidV7(),
        groups: unfinishedGroups,
        courseId,
        toVersionId: versionId,
        fromVersionId: null,
      };
      await requestMove(tx, deps, move);
    }
    return summarize(tx, courseId);
  }, publishLimits);
}

async function makeVersion(
  deps: PublishDeps,
  tx: Tx,
  {
    courseId,
    moduleId,
    changeNote = "",
    draft,
    liveVersionId,
  }: Release & { draft: RowOf<typeof DraftModuleRow>; liveVersionId: string },
): Promise<string> {
  const at = deps.now();
  const inDraft = { versionId: draft.draftId, moduleId };
  await tx.moduleVersion.updateMany({
    where: inDraft,
    data: { releaseAt: null, releaseMoves: false, releaseRefusedAt: null },
  });
  await tx.moduleVersion.updateMany({ where: { ...inDraft, publishedAt: null }, data: { publishedAt: at } });
  await tx.courseVersion.update({
    where: { id: draft.draftId },
    data: { number: draft.number + 1, revision: { increment: 1 } },
  });
  const versionId = await setDraftAside(tx, { versionId: draft.draftId, at }, async () => {
    const made = await copyVersion(tx, { courseId, fromId: liveVersionId, number: draft.number, at });
    await tx.moduleVersion.updateMany({ where: { versionId: made }, data: { releaseAt: null, releaseMoves: false } });
    // The draft counts as published for the moment, and a published version can be read all the same.
    await takeModule(tx, { targetId: made, sourceId: draft.draftId, moduleId });
    const alone = await getDraft(tx, courseId);
    if (!alone) throw new Error(`the version of module ${moduleId} is gone`);
    return closeDraft(deps, tx, alone, { revision: undefined, changeNote });
  });
  await tx.courseVersion.update({ where: { id: draft.draftId }, data: { parentVersionId: versionId } });
  await goLive(deps, tx, courseId, versionId);
  await noteChanges(tx, courseId);
  return versionId;
}

const mostAtOnce = 100;

/**
 * Publishes the modules whose time has come, one after the other, the earliest first. One that is not ready loses its time,
 * stays in the draft and says since when. Two runs at once publish each once.
 */
export async function publishDueModules(
  deps: Pick<Deps, "db" | "now" | "actor">,
): Promise<{ published: string[]; refused: string[] }> {
  const due = await deps.db.moduleVersion.findMany({
    where: {
      releaseAt: { lte: deps.now() },
      version: { publishedAt: null, course: { state: "LIVE", liveVersionId: { not: null } } },
    },
    orderBy: [{ releaseAt: "asc" }, { position: "asc" }],
    take: mostAtOnce,
    select: { id: true, moduleId: true, releaseAt: true, version: { select: { courseId: true } } },
  });
  const published: string[] = [];
  const refused: string[] = [];
  for (const { id, moduleId, releaseAt, version } of due) {
    try {
      await publishModule(deps, { courseId: version.courseId, moduleId, isDue: true });
      published.push(moduleId);
    } catch (error) {
      if (!(error instanceof AppError) || error.reason !== "courses.not_ready") throw error;
      await deps.db.moduleVersion.updateMany({
        where: { id, releaseAt },
        data: { releaseAt: null, releaseMoves: false, releaseRefusedAt: releaseAt },
      });
      refused.push(moduleId);
    }
  }
  return { published, refused };
}

/**
 * Sets or takes back the time at which a module of the draft is published automatically.
 * @throws AppError RULE_BROKEN `courses.time_has_passed`; NOT_FOUND where the draft has no such module.
 */
export async function scheduleModule(
  { db, now }: Pick<Deps, "db" | "now">,
  {
    courseId,
    moduleId,
    releaseAt,
    moves,
  }: { courseId: string; moduleId: string; releaseAt: string | null; moves: boolean },
): Promise<{ releaseAt: Date | null }> {
  const at = releaseAt === null ? null : new Date(releaseAt);
  if (at && at <= now()) throw new AppError("RULE_BROKEN", "courses.time_has_passed");
  return db.$transaction(async (tx) => {
    await queryRows(tx, IdRow)`SELECT id FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
    const { count } = await tx.moduleVersion.updateMany({
      where: { moduleId, version: { courseId, publishedAt: null } },
      data: { releaseAt: at, releaseMoves: at !== null && moves, releaseRefusedAt: null },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
    return { releaseAt: at };
  });
}
