import "server-only";
import type { MutePerson } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import { addSeconds } from "@/lib/time";
import type { CourseFacts } from "@/policy/course";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { findPost } from "./find-post";

export interface MutedPerson {
  userId: string;
  name: string;
  reason: string;
  /** ISO 8601. */
  until: string;
}

/**
 * Lets the author of a post read the discussion of this course and not write in it, from now for so many days.
 * @throws AppError NOT_FOUND; RULE_BROKEN `discussion.of_the_team`
 */
export async function mutePerson(deps: Deps, course: CourseFacts, mute: MutePerson): Promise<void> {
  const { db, now } = deps;
  const { userId } = await findPost(deps, course, mute.postId);
  const isOfTeam = await db.user.count({
    where: {
      id: userId,
      OR: [{ role: "ADMIN" }, { teaching: { some: { courseId: course.id, isActive: true } } }],
    },
  });
  if (isOfTeam > 0) throw new AppError("RULE_BROKEN", "discussion.of_the_team");
  const until = addSeconds(now(), mute.days * 86_400);
  const { reason } = mute;
  await db.$transaction(async (tx) => {
    await tx.courseMute.upsert({
      where: { courseId_userId: { courseId: course.id, userId } },
      create: { courseId: course.id, userId, reason, until },
      update: { reason, until, updatedAt: now() },
    });
    const values = { person: userId, reason, until: until.toISOString() };
    await appendAudit(tx, deps, { action: "discussion.mute", objectType: "course", objectId: course.id, values });
  });
}

/** Ends it before its time. Twice is as once. */
export async function unmutePerson(deps: Deps, course: CourseFacts, userId: string): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.courseMute.deleteMany({ where: { courseId: course.id, userId } });
    if (count === 0) return;
    const values = { person: userId };
    await appendAudit(tx, deps, { action: "discussion.unmute", objectType: "course", objectId: course.id, values });
  });
}

export async function listMuted({ db, now }: Pick<Deps, "db" | "now">, course: CourseFacts): Promise<MutedPerson[]> {
  const rows = await db.courseMute.findMany({
    where: { courseId: course.id, until: { gt: now() } },
    select: { userId: true, reason: true, until: true, user: { select: { name: true } } },
    orderBy: { until: "asc" },
    take: 200,
  });
  return rows.map(({ user, until, ...mute }) => ({ ...mute, name: user.name, until: until.toISOString() }));
}
