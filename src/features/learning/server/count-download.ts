import "server-only";
import { visitorOf } from "@/features/learning/server/visitor-of";
import { Prisma } from "@/generated/prisma/client";
import { isImpersonated } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";

type Downloaded = { resourceId: string } | { fileId: string };

/** Counts a download once a person and day, and notes it among what a person did. An admin who acts as them did nothing of theirs. */
export async function countDownload(
  { db, actor, now, ip, userAgent }: Deps,
  what: Downloaded,
  place: { courseId: string; lessonId: string },
): Promise<void> {
  if (isImpersonated(actor)) return;
  const createdAt = now();
  const day = createdAt.toISOString().slice(0, 10);
  const visitor = visitorOf({ actor, ip, userAgent }, day);
  const counting =
    "fileId" in what
      ? Prisma.sql`WITH first AS (
          INSERT INTO file_download (file_id, day, visitor) VALUES (${what.fileId}::uuid, ${day}::date, ${visitor})
          ON CONFLICT DO NOTHING RETURNING file_id
        ) UPDATE stored_file SET download_count = download_count + 1 WHERE id IN (SELECT file_id FROM first)`
      : Prisma.sql`WITH first AS (
          INSERT INTO resource_download (resource_id, day, visitor) VALUES (${what.resourceId}::uuid, ${day}::date, ${visitor})
          ON CONFLICT DO NOTHING RETURNING resource_id
        ) UPDATE resource SET download_count = download_count + 1 WHERE id IN (SELECT resource_id FROM first)`;
  await db.$transaction(async (tx) => {
    const counted = await tx.$executeRaw(counting);
    if (counted === 0 || actor.kind !== "person") return;
    const which = "fileId" in what ? { data: { fileId: what.fileId } } : { resourceId: what.resourceId };
    await tx.userActivity.create({
      data: { userId: actor.id, kind: "RESOURCE_DOWNLOADED", ...which, ...place, createdAt },
    });
  });
}
