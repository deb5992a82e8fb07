import "server-only";
import * as z from "zod";
import { LinkedFile } from "@/features/media/server/file-links";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { linkPortrait, teacherPortrait, WithPortrait } from "./teacher-portrait";

/** A review as everybody reads it. */
export const PublicReview = rowSchema(() => ({
  id: z.string(),
  rating: z.number(),
  title: z.string(),
  content: z.string(),
  writtenAt: z.string(),
  author: z.string(),
  /** Per cent of the course that its writer had done. */
  progress: z.number(),
  helpfulCount: z.number(),
  reply: Reply().extend(WithPortrait().shape).nullable(),
}));
export type PublicReview = RowOf<typeof PublicReview>;

const Reply = rowSchema(() => ({ name: z.string(), username: z.string(), content: z.string(), at: z.string() }));

/** As the database has it. */
export const ReviewRow = () =>
  PublicReview()
    .omit({ reply: true })
    .extend({ reply: Reply().extend({ portrait: LinkedFile().nullable() }).nullable() });
export type ReviewRow = RowOf<typeof ReviewRow>;

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
