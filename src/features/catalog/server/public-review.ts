import "server-only";
import type { LinkedFile } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";
import { linkPortrait, teacherPortrait, type WithPortrait } from "./teacher-portrait";

/** A review as everybody reads it. */
export interface PublicReview {
  id: string;
  rating: number;
  title: string;
  content: string;
  writtenAt: string;
  author: string;
  /** Per cent of the course that its writer had done. */
  progress: number;
  helpfulCount: number;
  reply: (Reply & WithPortrait) | null;
}

interface Reply {
  name: string;
  username: string;
  content: string;
  at: string;
}

/** As the database has it. */
export type ReviewRow = Omit<PublicReview, "reply"> & { reply: (Reply & { portrait: LinkedFile | null }) | null };

/** Without words (their writer is gone) the stars alone count. Over `review` as `w`. */
export const isReadable = (courseId: string): Prisma.Sql => Prisma.sql`
  w."course_id" = ${courseId}::uuid AND w."state" = 'APPROVED' AND w."content" <> ''`;

/** Columns of ReviewRow, over `review` as `w` and its writer as `u`. */
export const publicReview: Prisma.Sql = Prisma.sql`
  w."id", w."rating", w."title", w."content", w."created_at" AS "writtenAt", u."name" AS "author", w."progress_when_written"::float8 AS "progress",
  w."helpful_count" AS "helpfulCount",
  (SELECT jsonb_build_object('name', t."name", 'username', t."username", 'content', y."content", 'at', y."created_at", 'portrait', ${teacherPortrait})
     FROM "review_reply" y JOIN "users" t ON t."id" = y."user_id" LEFT JOIN "instructor_profile" p ON p."user_id" = t."id"
    WHERE y."review_id" = w."id") AS "reply"`;

/** Reviews with a link to the portrait of whoever answered. A page that holds them must not be kept longer than links hold. */
export const linkReplies = (rows: readonly ReviewRow[]): Promise<PublicReview[]> =>
  Promise.all(rows.map(async (row) => ({ ...row, reply: row.reply && (await linkPortrait(row.reply)) })));
