import "server-only";
import { likeAnywhere } from "@/lib/escape-like";
import type { Tx } from "@/server/db/client";
import { stableId } from "@/server/inngest/stable-id";

/**
 * Takes a person out of what is about others or about no one: reports of their posts, notifications and emails that name them,
 * and what jobs and the log hold of their addresses. Found by ids and whole addresses, never by words: another person may
 * have the same name.
 */
export async function scrubTraces(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.postReport.deleteMany({ where: { post: { userId } } });
  await tx.reviewReport.deleteMany({ where: { review: { userId } } });
  await forgetRequests(tx, userId);
  await forgetInvitations(tx, userId);
  await forgetAudited(tx, userId, at);
  await forgetAddresses(tx, userId, at);
}

/** What the log holds of what was done to the person: reasons and notes are words about them. That it was done stays. */
async function forgetAudited(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    WITH theirs AS (
      SELECT ${userId}::text AS id
      UNION ALL SELECT id::text FROM instructor_profile WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM review WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM post WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM note WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM enrollment WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM access_request WHERE user_id = ${userId}::uuid
      UNION ALL SELECT id::text FROM certificate WHERE user_id = ${userId}::uuid
    )
    UPDATE audit_event SET values = NULL, erased_at = ${at}::timestamptz
     WHERE values IS NOT NULL AND values <> '{}'
       AND (object_id IN (SELECT id FROM theirs) OR values::text LIKE ${`%"${userId}"%`})`;
}

/** What those who answer were told of the enrollments that the person asked for: by name, and with what was written for them. */
async function forgetRequests(tx: Tx, userId: string): Promise<void> {
  const requests = await tx.accessRequest.findMany({ where: { userId }, select: { id: true } });
  if (requests.length === 0) return;
  const told = requests.map(({ id }) => `access.requested:%:${id}`);
  await tx.$executeRaw`DELETE FROM notification WHERE kind = 'access.requested' AND dedupe_key LIKE ANY (${told})`;
  const mails = await tx.outboxMail.findMany({
    where: { kind: "access.requested", userId: { not: null } },
    select: { id: true, userId: true },
  });
  const theirs = mails.filter((mail) =>
    requests.some(({ id }) => mail.userId && mail.id === stableId("access requested", id, mail.userId)),
  );
  await tx.outboxMail.deleteMany({ where: { id: { in: theirs.map(({ id }) => id) } } });
}

/** What others were told of the person's invitations, to learn or to teach. The invitations hold. */
async function forgetInvitations(tx: Tx, userId: string): Promise<void> {
  const where = { invitedById: userId };
  const select = { id: true, tokenHash: true };
  const toTeach = await tx.courseInvite.findMany({ where, select });
  const toLearn = await tx.invite.findMany({ where, select });
  const told = toTeach.map(({ id }) => `team.invitation:%:${id}:%`);
  if (told.length > 0)
    await tx.$executeRaw`DELETE FROM notification WHERE kind = 'team.invitation' AND dedupe_key LIKE ANY (${told})`;
  const mails = [
    ...toTeach.map(({ id, tokenHash }) => stableId("team invitation", id, tokenHash)),
    ...toLearn.map(({ id, tokenHash }) => stableId("course invitation", id, tokenHash)),
  ];
  await tx.outboxMail.deleteMany({ where: { id: { in: mails }, state: { not: "QUEUED" } } });
}

/** An address is in JSON as a text of its own, so a longer one that ends in it is another. */
async function forgetAddresses(tx: Tx, userId: string, at: Date): Promise<void> {
  const addresses = await tx.emailAddress.findMany({ where: { userId }, select: { email: true, emailKey: true } });
  const marks = [...new Set(addresses.flatMap(({ email, emailKey }) => [email, emailKey]))].map((address) =>
    likeAnywhere(JSON.stringify(address)),
  );
  await tx.$executeRaw`
    UPDATE audit_event SET values = NULL, erased_at = ${at}::timestamptz WHERE values::text LIKE ANY (${marks})`;
  await tx.$executeRaw`DELETE FROM outbox_event WHERE sent_at IS NOT NULL AND data::text LIKE ANY (${marks})`;
  await tx.$executeRaw`
    DELETE FROM job_run WHERE ended_at IS NOT NULL AND (event::text LIKE ANY (${marks}) OR output::text LIKE ANY (${marks}))`;
}
