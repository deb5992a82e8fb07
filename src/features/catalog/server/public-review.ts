import "server-only";
import { Prisma } from "@/generated/prisma/client";

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
  reply: { name: string; content: string; at: string } | null;
}

/** Without words (their writer is gone) the stars alone count. Over `review` as `w`. */
export const isReadable = (courseId: string): Prisma.Sql => Prisma.sql`
  w."course_id" = ${courseId}::uuid AND w."state" = 'APPROVED' AND w."content" <> ''`;

/** Columns of PublicReview, over `review` as `w` and its writer as `u`. */
export const publicReview: Prisma.Sql = Prisma.sql`
  w."id", w."rating", w."title", w."content", w."created_at" AS "writtenAt", u."name" AS "author", w."progress_when_written"::float8 AS "progress",
  w."helpful_count" AS "helpfulCount",
  (SELECT jsonb_build_object('name', t."name", 'content', y."content", 'at', y."created_at") FROM "review_reply" y JOIN "users" t ON t."id" = y."user_id"
    WHERE y."review_id" = w."id") AS "reply"`;
