import "server-only";
import * as z from "zod";
import { emailKey } from "@/features/accounts/rules";
import { findPersonNamed, type NamedPerson } from "@/features/accounts/server/find-person-named";
import { teacherInvited } from "@/features/studio/events";
import { INVITATION_DAYS, sharesFit } from "@/features/studio/team";
import type { InviteTeacher, TeacherInviteRef } from "@/features/studio/team-schema";
import type { CourseInvite } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { addDays } from "@/lib/time";
import { appendAudit } from "@/server/audit/append-audit";
import { makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { mailInvitation } from "./mail-invitation";
import { lockTeam, promisedShares } from "./team-lock";

type InviteDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

export const SentInvitation = z.object({
  inviteId: z.string(),
  /** Shown to the inviter now and never again; null where this very invitation had been written before. */
  token: z.string().nullable(),
  expiresAt: z.date(),
});
export type SentInvitation = z.infer<typeof SentInvitation>;

/**
 * Asks someone to join a course's team: a person by user name or address, or an address that has no account yet.
 * Sending it again with the same id changes nothing.
 * @throws AppError RULE_BROKEN `studio.no_such_person`, `studio.not_an_address`, `studio.already_teaches`,
 * `studio.shares_full`; CONFLICT `studio.already_invited`.
 */
export function inviteTeacher(deps: InviteDeps, input: InviteTeacher): Promise<SentInvitation> {
  const { db, actor, now } = deps;
  return db.$transaction(async (tx) => {
    await lockTeam(tx, input.courseId);
    const before = await tx.courseInvite.findUnique({ where: { id: input.inviteId } });
    if (before) {
      if (before.courseId !== input.courseId) throw new AppError("CONFLICT", "studio.already_invited");
      return { inviteId: before.id, token: null, expiresAt: before.expiresAt };
    }
    const { person, key } = await whomIsMeant(tx, input.whom);
    const at = now();
    await refuseIfThere(tx, { courseId: input.courseId, person, key, at });
    if (!sharesFit([await promisedShares(tx, input.courseId, at), input.revenueShare]))
      throw new AppError("RULE_BROKEN", "studio.shares_full");
    const { token, hash } = makeSecretToken();
    const invite = await tx.courseInvite.create({
      data: {
        id: input.inviteId,
        courseId: input.courseId,
        userId: person?.id ?? null,
        emailKey: key,
        role: input.role,
        rights: input.rights,
        revenueShare: input.revenueShare,
        tokenHash: hash,
        invitedById: actor.id,
        expiresAt: addDays(at, INVITATION_DAYS),
        createdAt: at,
      },
    });
    await announce(tx, invite, { token, to: person ? null : input.whom });
    await appendAudit(tx, deps, {
      action: "course.inviteTeacher",
      objectType: "course",
      objectId: input.courseId,
      values: { inviteId: invite.id, role: input.role, revenueShare: input.revenueShare },
    });
    return { inviteId: invite.id, token, expiresAt: invite.expiresAt };
  });
}

/** A new link and fresh days for an invitation that waits or has run out; the old link is dead at once. */
export function renewInvitation(
  { db, now }: InviteDeps,
  { courseId, inviteId }: TeacherInviteRef,
): Promise<SentInvitation> {
  return db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const at = now();
    const waiting = await tx.courseInvite.findFirst({ where: { id: inviteId, courseId, state: "PENDING" } });
    if (!waiting) throw new AppError("CONFLICT", "studio.invitation_over");
    if (!sharesFit([await promisedShares(tx, courseId, at, [inviteId]), waiting.revenueShare.toNumber()]))
      throw new AppError("RULE_BROKEN", "studio.shares_full");
    const { token, hash } = makeSecretToken();
    const invite = await tx.courseInvite.update({
      where: { id: inviteId },
      data: { tokenHash: hash, expiresAt: addDays(at, INVITATION_DAYS) },
    });
    await announce(tx, invite, { token, to: null });
    return { inviteId, token, expiresAt: invite.expiresAt };
  });
}

/** Takes an invitation back. Doing it again changes nothing. @throws AppError CONFLICT `studio.invitation_over` */
export function withdrawInvitation(deps: InviteDeps, { courseId, inviteId }: TeacherInviteRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const { count } = await tx.courseInvite.updateMany({
      where: { id: inviteId, courseId, state: "PENDING" },
      data: { state: "WITHDRAWN", decidedAt: deps.now() },
    });
    if (count > 0) {
      await appendAudit(tx, deps, {
        action: "course.withdrawTeacherInvite",
        objectType: "course",
        objectId: courseId,
        values: { inviteId },
      });
      return;
    }
    const over = await tx.courseInvite.findFirst({ where: { id: inviteId, courseId }, select: { state: true } });
    if (over?.state !== "WITHDRAWN") throw new AppError("CONFLICT", "studio.invitation_over");
  });
}

/** `to` is the address as it was typed, where it is no one's yet. */
async function announce(
  tx: Tx,
  invite: CourseInvite,
  { token, to }: { token: string; to: string | null },
): Promise<void> {
  await appendEvent(tx, teacherInvited({ inviteId: invite.id, courseId: invite.courseId }));
  await mailInvitation(tx, invite, { token, to: to ?? invite.emailKey });
}

/** The person, or an address that belongs to no one (yet). A name without "@" must be someone's. */
async function whomIsMeant(tx: Tx, whom: string): Promise<{ person: NamedPerson | null; key: string }> {
  const person = await findPersonNamed(tx, whom);
  if (person && !person.isProven) return { person: null, key: emailKey(whom) };
  if (person) return { person, key: person.emailKey };
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(whom);
  if (isAddress) return { person: null, key: emailKey(whom) };
  throw new AppError("RULE_BROKEN", whom.slice(1).includes("@") ? "studio.not_an_address" : "studio.no_such_person");
}

interface Asked {
  courseId: string;
  person: NamedPerson | null;
  key: string;
  at: Date;
}

async function refuseIfThere(tx: Tx, { courseId, person, key, at }: Asked): Promise<void> {
  if (person) {
    const teaches = await tx.courseInstructor.count({ where: { courseId, userId: person.id, isActive: true } });
    if (teaches > 0) throw new AppError("RULE_BROKEN", "studio.already_teaches");
  }
  // One that has run out makes room for a new one.
  await tx.courseInvite.updateMany({
    where: { courseId, state: "PENDING", expiresAt: { lte: at } },
    data: { state: "EXPIRED", decidedAt: at },
  });
  const waits = await tx.courseInvite.count({
    where: { courseId, state: "PENDING", OR: [{ emailKey: key }, ...(person ? [{ userId: person.id }] : [])] },
  });
  if (waits > 0) throw new AppError("CONFLICT", "studio.already_invited");
}
