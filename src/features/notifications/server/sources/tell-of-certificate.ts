import "server-only";
import * as z from "zod";
import type { NotificationKind } from "@/features/notifications/kinds";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userId: z.string(),
  number: z.string(),
  courseId: z.string(),
  course: z.string(),
  isValid: z.boolean(),
  reason: z.string().nullable(),
}));
type Row = RowOf<typeof Row>;

type Told = Pick<Deps, "db" | "now">;

/** Tells whom a certificate belongs to that it is there; not of one that was taken back meanwhile. */
export const tellOfCertificate = (deps: Told, certificateId: string): Promise<number> =>
  tellHolder(deps, certificateId, "certificate.issued", ({ isValid }) => isValid);

/** Tells them that a new one is in place of theirs. */
export const tellOfReissue = (deps: Told, certificateId: string): Promise<number> =>
  tellHolder(deps, certificateId, "certificate.reissued", ({ isValid }) => isValid);

/** Tells them that theirs was revoked, with the reason that everybody reads who looks it up. */
export const tellOfRevocation = (deps: Told, certificateId: string): Promise<number> =>
  tellHolder(deps, certificateId, "certificate.revoked", ({ reason }) => reason !== null);

async function tellHolder(
  { db, now }: Told,
  certificateId: string,
  kind: Extract<NotificationKind, `certificate.${string}`>,
  isTrue: (row: Row) => boolean,
): Promise<number> {
  const [row] = await queryRows(db, Row)`
    SELECT t.user_id AS "userId", t.number, t.course_id AS "courseId", v.title AS course, t.is_valid AS "isValid",
           t.revocation_reason AS reason
      FROM certificate t JOIN enrollment e ON e.id = t.enrollment_id JOIN course_version v ON v.id = e.version_id
     WHERE t.id = ${certificateId}::uuid`;
  if (!row || !isTrue(row)) return 0;
  const { userId, number, courseId, course, reason } = row;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind,
        userIds: [userId],
        params: { course, number, ...(reason === null ? {} : { reason }) },
        path: `/certificates/${number}`,
        courseId,
        key: certificateId,
      },
      now(),
    ),
  );
}
