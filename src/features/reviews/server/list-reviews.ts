import "server-only";
import * as z from "zod";
import {
  isReadable,
  linkReplies,
  type PublicReview,
  publicReview,
  ReviewRow,
} from "@/features/catalog/server/public-review";
import { reviewsOfPage } from "@/features/reviews/rules";
import type { CourseReviews } from "@/features/reviews/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import { isLeadSuspended } from "@/server/db/suspended-lead";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  course: z.strictObject({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    language: z.string(),
    /** In the catalog, for everybody to find. */
    isListed: z.boolean(),
    averageRating: z.number().nullable(),
    reviewCount: z.number(),
    /** How many gave one star, two, ... five. */
    ratingHistogram: z.array(z.number()),
  }),
  reviews: z.array(ReviewRow()),
  /** Of this filter, over all pages. */
  total: z.number(),
}));

export interface ReviewList extends Omit<RowOf<typeof Row>, "reviews"> {
  reviews: PublicReview[];
  page: number;
  lastPage: number;
  asOf: Date;
}

const orders: Record<CourseReviews["sort"], Prisma.Sql> = {
  helpful: Prisma.sql`w."is_featured" DESC, w."helpful_count" DESC, w."created_at" DESC, w."id"`,
  newest: Prisma.sql`w."created_at" DESC, w."id"`,
  lowest: Prisma.sql`w."rating", w."created_at" DESC, w."id"`,
};

/** What students say of a course, ten reviews at a time. One statement. */
export async function listReviews(
  { db, now }: Pick<Deps, "db" | "now">,
  { id }: CourseFacts,
  asked: CourseReviews,
): Promise<ReviewList> {
  const asOf = now();
  const found = await readPage(asked.page, reviewsOfPage, (page) => readReviews(db, id, { ...asked, page }));
  return { ...found, asOf };
}

async function readReviews(db: Deps["db"], id: string, { stars, sort, page }: CourseReviews) {
  const asked = Prisma.sql`${isReadable(id)} AND ${stars === null ? Prisma.sql`TRUE` : Prisma.sql`w."rating" = ${stars}`}`;
  const [row] = await queryRows(db, Row)`
    SELECT jsonb_build_object('id', c."id", 'slug', c."slug", 'title', v."title", 'language', v."language",
             'isListed', c."visibility" = 'PUBLIC' AND c."state" = 'LIVE' AND NOT ${isLeadSuspended("c")}, 'averageRating', c."average_rating"::float8,
             'reviewCount', c."review_count", 'ratingHistogram', to_jsonb(c."rating_histogram")) AS "course",
           (SELECT count(*)::int FROM "review" w WHERE ${asked}) AS "total",
           COALESCE((SELECT jsonb_agg(to_jsonb(r)) FROM (
             SELECT ${publicReview} FROM "review" w JOIN "users" u ON u."id" = w."user_id"
              WHERE ${asked} ORDER BY ${orders[sort]} LIMIT ${reviewsOfPage} OFFSET ${(page - 1) * reviewsOfPage}) r), '[]'::jsonb) AS "reviews"
      FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id"
     WHERE c."id" = ${id}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return { ...row, reviews: await linkReplies(row.reviews) };
}
