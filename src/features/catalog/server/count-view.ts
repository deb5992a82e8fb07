import "server-only";
import { createHmac } from "node:crypto";
import { isbot } from "isbot";
import { authSecret } from "@/env/secrets";
import { Prisma } from "@/generated/prisma/client";
import { personIdOf } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";

/**
 * Counts someone who looked at a course, once a person and day: one statement in which the new row alone raises the counter.
 * Bots, the course's own team and repeated calls change nothing. Guests are told apart by a hash of address and agent that is
 * salted by the day, so that no one can be followed from one day to the next.
 */
export async function countView(
  { db, actor, now, ip, userAgent }: Deps,
  courseId: string,
  isStaff: boolean,
): Promise<void> {
  if (isStaff || userAgent === "" || isbot(userAgent)) return;
  const day = now().toISOString().slice(0, 10);
  const visitor =
    personIdOf(actor) ??
    createHmac("sha256", authSecret())
      .update(`view\n${day}\n${ip ?? ""}\n${userAgent}`)
      .digest("base64url")
      .slice(0, 22);
  await db.$executeRaw(Prisma.sql`
    WITH counted AS (
      INSERT INTO "course_view" ("course_id", "day", "visitor") VALUES (${courseId}::uuid, ${day}::date, ${visitor}) ON CONFLICT DO NOTHING RETURNING 1)
    UPDATE "course" SET "view_count" = "view_count" + 1 WHERE "id" = ${courseId}::uuid AND EXISTS (SELECT 1 FROM counted)`);
}
