import "server-only";
import { touchCourse } from "@/features/courses/server/touch-course";
import { teamChanged } from "@/features/studio/events";
import { invitationState } from "@/features/studio/team";
import { type InvitationRef, Rights } from "@/features/studio/team-schema";
import type { CourseInvite } from "@/generated/prisma/client";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { hashOfToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { lockTeam } from "./team-lock";

type AnswerDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Joins the team that one was invited to, with the role, rights and share of the invitation. Accepting twice changes nothing.
 * @throws AppError NOT_FOUND; CONFLICT `studio.invitation_over` (facts: state), `studio.already_teaches`;
 * RULE_BROKEN `studio.shares_full`.
 */
export function acceptInvitation(deps: AnswerDeps, ref: InvitationRef): Promise<{ courseId: string }> {
  const { db, actor, now } = deps;
  return db.$transaction(async (tx) => {
    const invite = await lockInvitation(tx, actor.id, ref);
    const { courseId } = invite;
    if (invite.state === "ACCEPTED" && invite.userId === actor.id) return { courseId };
    const at = now();
    const state = invitationState(invite, at);
    if (state !== "PENDING") throw new AppError("CONFLICT", "studio.invitation_over", { state });
    const known = await tx.courseInstructor.findUnique({ where: { courseId_userId: { courseId, userId: actor.id } } });
    if (known?.isActive) throw new AppError("CONFLICT", "studio.already_teaches");
    await join(tx, { invite, userId: actor.id, at });
    await tx.courseInvite.update({
      where: { id: invite.id },
      data: { state: "ACCEPTED", decidedAt: at, userId: actor.id },
    });
    await appendEvent(tx, teamChanged({ courseId, userId: actor.id }));
    await touchCourse(tx, courseId);
    await appendAudit(tx, deps, {
      action: "course.acceptTeacherInvite",
      objectType: "course",
      objectId: courseId,
      values: { inviteId: invite.id, userId: actor.id },
    });
    return { courseId };
  });
}

/** Says no to an invitation. Declining twice changes nothing. @throws AppError as `acceptInvitation`. */
export function declineInvitation(deps: AnswerDeps, ref: InvitationRef): Promise<void> {
  const { db, actor, now } = deps;
  return db.$transaction(async (tx) => {
    const invite = await lockInvitation(tx, actor.id, ref);
    if (invite.state === "DECLINED") return;
    const state = invitationState(invite, now());
    if (state !== "PENDING") throw new AppError("CONFLICT", "studio.invitation_over", { state });
    await tx.courseInvite.update({ where: { id: invite.id }, data: { state: "DECLINED", decidedAt: now() } });
  });
}

/**
 * The invitation, if it is the asker's to answer: whoever has the link, was named by it, or has proved its address. An
 * address that no one has proved opens nothing, for anyone can type it at sign-up.
 */
async function lockInvitation(tx: Tx, userId: string, ref: InvitationRef): Promise<CourseInvite> {
  const where =
    "token" in ref
      ? { tokenHash: hashOfToken(ref.token) }
      : { id: ref.inviteId, OR: [{ userId }, { emailKey: { in: await provenKeys(tx, userId) } }] };
  const found = await tx.courseInvite.findFirst({ where, select: { id: true, courseId: true } });
  if (!found) throw new AppError("NOT_FOUND", "common.not_found");
  await lockTeam(tx, found.courseId);
  return tx.courseInvite.findUniqueOrThrow({ where: { id: found.id } });
}

export async function provenKeys(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.emailAddress.findMany({
    where: { userId, verifiedAt: { not: null } },
    select: { emailKey: true },
    take: 50,
  });
  return rows.map(({ emailKey }) => emailKey);
}

/** A former member comes back in the same row. */
async function join(tx: Tx, { invite, userId, at }: { invite: CourseInvite; userId: string; at: Date }): Promise<void> {
  const { courseId, role, revenueShare } = invite;
  const data = { role, ...Rights.parse(invite.rights), revenueShare, isActive: true, joinedAt: at, leftAt: null };
  try {
    await tx.courseInstructor.upsert({
      where: { courseId_userId: { courseId, userId } },
      create: { courseId, userId, ...data },
      update: data,
    });
  } catch (error) {
    // The database's own sum, should a share have been raised past what the invitation held.
    if (error instanceof Prisma.PrismaClientUnknownRequestError && error.message.includes("exceed 100"))
      throw new AppError("RULE_BROKEN", "studio.shares_full");
    throw error;
  }
}
