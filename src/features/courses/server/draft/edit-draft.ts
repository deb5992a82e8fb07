import "server-only";
import * as z from "zod";
import { keepSessionsAlive } from "@/features/courses/server/sessions/keep-sessions-alive";
import { noteChanges } from "@/features/courses/server/versions/count-changes";
import { copyLimits } from "@/features/courses/server/versions/hold-course";
import { CourseState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { copyVersion } from "./copy-version";

const Row = rowSchema(() => ({ slug: z.string(), state: z.enum(CourseState), liveVersionId: z.string().nullable() }));

export interface OpenDraft {
  courseId: string;
  slug: string;
  versionId: string;
  /** The time of this edit. */
  at: Date;
}

export type EditDeps = Pick<Deps, "db" | "now" | "actor">;

/** Of an edit that only people make. */
export type PersonEditDeps = Pick<PersonDeps, "db" | "now" | "actor">;

/**
 * Runs one edit of a course's draft: holds the course, opens a draft over what is live where none waits, raises the draft's
 * revision, keeps the editor's session of the builder alive. All or nothing.
 * @throws AppError NOT_FOUND; CONFLICT `courses.archived`.
 */
export function editDraft<T>(
  { db, now, actor }: EditDeps,
  courseId: string,
  edit: (tx: Tx, draft: OpenDraft) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const draft = await openDraft(tx, courseId, now());
    const result = await edit(tx, draft);
    await tx.courseVersion.update({ where: { id: draft.versionId }, data: { revision: { increment: 1 } } });
    await noteChanges(tx, courseId);
    await tx.course.update({ where: { id: courseId }, data: { lastEditedAt: draft.at } });
    await keepSessionsAlive(tx, { courseId, actor, at: draft.at });
    return result;
  }, copyLimits);
}

/** The draft of a course, locked with it; made as a copy of the live version where none waits. */
export async function openDraft(tx: Tx, courseId: string, at: Date): Promise<OpenDraft> {
  const [course] = await queryRows(tx, Row)`
    SELECT slug, state::text AS state, live_version_id AS "liveVersionId" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  if (course.state === "ARCHIVED") throw new AppError("CONFLICT", "courses.archived");
  const versions = await tx.courseVersion.findMany({
    where: { courseId },
    orderBy: { number: "desc" },
    take: 1,
    select: { id: true, number: true, publishedAt: true },
  });
  const [newest] = versions;
  if (newest && newest.publishedAt === null) return { courseId, slug: course.slug, versionId: newest.id, at };
  const fromId = course.liveVersionId ?? newest?.id;
  if (!newest || !fromId) throw new AppError("NOT_FOUND", "common.not_found");
  const versionId = await copyVersion(tx, { courseId, fromId, number: newest.number + 1, at });
  return { courseId, slug: course.slug, versionId, at };
}
