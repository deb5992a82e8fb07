import "server-only";
import * as z from "zod";
import { ownsFactor } from "@/features/accounts/server/second-factor/has-factor";
import { Prisma } from "@/generated/prisma/client";
import { type Actor, guest } from "@/policy/actor";
import { noteAsker, StoredView } from "@/server/cache/page-context";
import { askTogether, ofCalls } from "@/server/db/ask-together";
import type { Tx } from "@/server/db/client";
import { rowSchema } from "@/server/db/query-rows";

/** Of `"user_preference" p`, as a StoredView. */
export const storedViewColumns = Prisma.sql`jsonb_build_object('theme', p."theme", 'timeZone', p."time_zone",
             'language', p."language", 'accessibility', p."accessibility")`;

const SessionRow = rowSchema(() => ({
  place: z.int(),
  storedView: StoredView().nullable(),
  id: z.string(),
  name: z.string(),
  username: z.string(),
  role: z.enum(["STUDENT", "INSTRUCTOR", "ADMIN"]),
  tier: z.enum(["FREE", "BASIC", "PREMIUM"]).nullable(),
  grantedActions: z.array(z.string()).nullable(),
  isOnATeam: z.boolean(),
  isWriter: z.boolean(),
  isVerified: z.boolean(),
  isSuspicious: z.boolean(),
  mustAddFactor: z.boolean(),
  isSuspended: z.boolean(),
  leavesAt: z.date().nullable(),
  impersonatorId: z.string().nullable(),
  impersonatorName: z.string().nullable(),
  expiresAt: z.date(),
}));

/** Days without a request after which a session ends automatically. */
export const idleDays = 14;
/** Days after which it ends whatever happens. */
export const absoluteDays = 60;

/**
 * Moves the idle end of live sessions: at most once a minute, so that reading pages costs next to no writes. LIMIT 1, here and below, has
 * each row looked up by its key, whatever Postgres guesses of how many live sessions and people there are. A session that is ended in
 * the same moment stays ended: its idle end is of no use to it.
 */
const touching = Prisma.sql`
  UPDATE "user_session" s SET "last_activity_at" = due.at, "updated_at" = due.at,
         "idle_expires_at" = LEAST(s."expires_at", due.at + ${`${idleDays} days`}::interval)
    FROM (SELECT t."id", asked.at FROM asked
           CROSS JOIN LATERAL (SELECT * FROM "user_session" WHERE "id" = asked.id LIMIT 1) seen
           JOIN "users" u ON u."id" = seen."user_id" AND u."is_active" AND u."anonymized_at" IS NULL
           CROSS JOIN LATERAL (SELECT "id" FROM "user_session" WHERE "id" = seen."id" FOR NO KEY UPDATE SKIP LOCKED) t
           WHERE seen."last_activity_at" < asked.at - interval '1 minute' AND seen."ended_at" IS NULL
             AND seen."expires_at" > asked.at AND seen."idle_expires_at" > asked.at) due
   WHERE s."id" = due."id"`;

/**
 * The session that counts for one that is asked about: the one in which an admin acts as someone, while it and the admin's own
 * last and both people are what they were, and else their own.
 */
const foremost = Prisma.sql`COALESCE((
    SELECT i."id" FROM "user_session" i JOIN "user_session" o ON o."id" = i."impersonator_session_id"
      JOIN "users" a ON a."id" = i."impersonator_id" JOIN "users" p ON p."id" = i."user_id"
     WHERE i."impersonator_session_id" = asked.id AND i."ended_at" IS NULL AND i."expires_at" > asked.at
       AND o."ended_at" IS NULL AND o."expires_at" > asked.at AND o."idle_expires_at" > asked.at
       AND a."role" = 'ADMIN' AND a."is_active" AND a."anonymized_at" IS NULL
       AND p."role" <> 'ADMIN' AND p."is_active" AND p."anonymized_at" IS NULL
     LIMIT 1), asked.id)`;

const readSession = askTogether(
  SessionRow,
  (calls: readonly { sessionId: string; at: Date }[]) => Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT * FROM unnest(${ofCalls(calls, "uuid", ({ sessionId }) => sessionId)}, ${ofCalls(calls, "timestamptz", ({ at }) => at.toISOString())})
        WITH ORDINALITY AS asked(id, at, place)
    ), touched AS (${touching})
    SELECT u."id", s."impersonator_id" AS "impersonatorId", s."expires_at" AS "expiresAt",
           (SELECT a."name" FROM "users" a WHERE a."id" = s."impersonator_id") AS "impersonatorName", s."is_suspicious" AS "isSuspicious", u."name", u."username", u."role"::text AS "role",
           CASE WHEN sub."status" IN ('TRIAL', 'ACTIVE', 'PAST_DUE') AND (sub."ends_at" IS NULL OR sub."ends_at" > asked.at)
                THEN sub."tier"::text END AS "tier",
           (SELECT array_agg(DISTINCT a) FROM "group_member" m JOIN "group_of_people" g ON g."id" = m."group_id", unnest(g."actions") a
             WHERE m."user_id" = u."id") AS "grantedActions",
           EXISTS (SELECT 1 FROM "course_instructor" i WHERE i."user_id" = u."id" AND i."is_active") AS "isOnATeam",
           EXISTS (SELECT 1 FROM "course_instructor" i WHERE i."user_id" = u."id" AND i."is_active"
                      AND (i."role" = 'LEAD' OR i."can_edit_content")) AS "isWriter",
           EXISTS (SELECT 1 FROM "email_address" m WHERE m."user_id" = u."id" AND m."verified_at" IS NOT NULL) AS "isVerified",
           EXISTS (SELECT 1 FROM "site_setting" x WHERE x."key" = 'accounts.secondFactorRoles' AND x."value" @> to_jsonb(u."role"::text))
             AND NOT ${ownsFactor(Prisma.sql`u."id"`)}
             AND s."impersonator_id" IS NULL AS "mustAddFactor",
           EXISTS (SELECT 1 FROM "instructor_profile" t WHERE t."user_id" = u."id" AND t."status" = 'SUSPENDED') AS "isSuspended",
           (SELECT d."due_at" FROM "data_request" d WHERE d."user_id" = u."id" AND d."kind" = 'DELETION' AND d."state" = 'PENDING') AS "leavesAt",
           asked.place::int - 1 AS place,
           (SELECT ${storedViewColumns} FROM "user_preference" p WHERE p."user_id" = u."id") AS "storedView"
      FROM asked
     CROSS JOIN LATERAL (SELECT * FROM "user_session" WHERE "id" = ${foremost} LIMIT 1) s
     CROSS JOIN LATERAL (SELECT * FROM "users" WHERE "id" = s."user_id" LIMIT 1) u
      LEFT JOIN LATERAL (SELECT * FROM "subscription" WHERE "user_id" = u."id" LIMIT 1) sub ON true
     WHERE s."ended_at" IS NULL AND s."expires_at" > asked.at AND s."idle_expires_at" > asked.at
       AND u."is_active" AND u."anonymized_at" IS NULL`,
);

/**
 * The person behind a session row, or a guest when it has ended, expired or been idle too long, or the person may no longer
 * come in. One query, asked on every request: that is what makes "sign out everywhere" take effect at once.
 */
export async function loadActor(db: Tx, sessionId: string, now: Date): Promise<Actor> {
  const row = await readSession(db, { sessionId, at: now });
  if (!row) return guest;
  const { impersonatorId, impersonatorName } = row;
  // A device stays as its own person likes it.
  if (impersonatorId === null) noteAsker({ id: row.id, view: row.storedView });
  return {
    kind: "person",
    id: row.id,
    sessionId,
    isSuspicious: row.isSuspicious,
    name: row.name,
    username: row.username,
    role: row.role,
    tier: row.tier ?? "FREE",
    grantedActions: row.grantedActions ?? [],
    isOnATeam: row.isOnATeam,
    isWriter: row.isWriter,
    isVerified: row.isVerified,
    mustAddFactor: row.mustAddFactor,
    isSuspended: row.isSuspended,
    leavesAt: row.leavesAt,
    impersonator:
      impersonatorId === null ? null : { id: impersonatorId, name: impersonatorName ?? "", until: row.expiresAt },
  };
}
