import "server-only";
import * as z from "zod";
import { burstOf, queuePageSize, type ReviewQueue } from "@/features/reviews/rules";
import type { ListQueue } from "@/features/reviews/schema";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { countedBurst } from "./count-burst";

const QueuedReview = rowSchema(() => ({
  id: z.string(),
  rating: z.number(),
  title: z.string(),
  content: z.string(),
  state: z.enum(["PENDING", "APPROVED", "REJECTED"]),
  reasonCode: z.string().nullable(),
  reasonNote: z.string(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  notes: z.string(),
  progress: z.number(),
  isVerified: z.boolean(),
  isFeatured: z.boolean(),
  helpfulCount: z.number(),
  appealText: z.string().nullable(),
  appealedAt: z.date().nullable(),
  /** What a decision is made on: as it stood at this moment. */
  updatedAt: z.date(),
  author: z.strictObject({
    name: z.string(),
    since: z.string(),
    enrolledAt: z.string().nullable(),
    otherReviews: z.number(),
  }),
  course: z.strictObject({
    title: z.string(),
    slug: z.string(),
    averageRating: z.number().nullable(),
    reviewCount: z.number(),
  }),
  /** Open ones, oldest first. */
  reports: z.array(z.strictObject({ reason: z.string(), note: z.string(), by: z.string(), at: z.string() })),
  /** Null: it is in none. */
  burst: z.strictObject({ newAccounts: z.number(), onOneNetwork: z.number() }).nullable(),
}));
export type QueuedReview = RowOf<typeof QueuedReview>;

export interface Queue {
  queue: ReviewQueue;
  page: number;
  pages: number;
  total: number;
  reviews: QueuedReview[];
}

/** A page of a queue: what asks for a decision oldest first, what is decided newest first. One statement. */
export async function listQueue({ db }: Pick<Deps, "db">, { queue, page: asked }: ListQueue): Promise<Queue> {
  const { lastPage, ...found } = await readPage(asked, queuePageSize, (page) => readQueue(db, { queue, page }));
  return { queue, pages: lastPage, ...found };
}

async function readQueue(db: Deps["db"], { queue, page }: ListQueue): Promise<Pick<Queue, "reviews" | "total">> {
  const asksFor = queue === "waiting" || queue === "reported" || queue === "appealed";
  const order = asksFor ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await queryRows(db, () =>
    QueuedReview().extend({
      total: z.number(),
      burst: z.strictObject({ newAccounts: z.number(), onOneNetwork: z.number() }),
    }),
  )`
    WITH hit AS (SELECT r.id, r.updated_at FROM review r WHERE ${inQueue(queue)}),
         shown AS (SELECT id FROM hit ORDER BY updated_at ${order}, id LIMIT ${queuePageSize} OFFSET ${(page - 1) * queuePageSize})
    SELECT r.id, r.rating, r.title, r.content, r.state::text AS state, r.reason_code AS "reasonCode", r.reason_note AS "reasonNote",
           r.decided_at AS "decidedAt", d.name AS "decidedBy", r.moderation_notes AS notes, r.progress_when_written::float8 AS progress,
           r.is_verified AS "isVerified", r.is_featured AS "isFeatured", r.helpful_count AS "helpfulCount", r.appeal_text AS "appealText",
           r.appealed_at AS "appealedAt", r.updated_at AS "updatedAt", (SELECT count(*)::int FROM hit) AS total,
           jsonb_build_object('name', u.name, 'since', u.created_at,
             'enrolledAt', (SELECT max(e.enrolled_at) FROM enrollment e WHERE e.user_id = r.user_id AND e.course_id = r.course_id),
             'otherReviews', (SELECT count(*) FROM review o WHERE o.user_id = r.user_id AND o.id <> r.id)) AS author,
           jsonb_build_object('title', v.title, 'slug', c.slug, 'averageRating', c.average_rating, 'reviewCount', c.review_count) AS course,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('reason', p.reason_code, 'note', p.note, 'by', w.name, 'at', p.created_at) ORDER BY p.created_at, p.id)
              FROM review_report p JOIN users w ON w.id = p.user_id WHERE p.review_id = r.id AND p.resolved_at IS NULL), '[]'::jsonb) AS reports,
           ${countedBurst} AS burst
      FROM shown s JOIN review r ON r.id = s.id JOIN users u ON u.id = r.user_id JOIN course c ON c.id = r.course_id
      LEFT JOIN users d ON d.id = r.decided_by_id
      JOIN LATERAL (SELECT n.title FROM course_version n WHERE n.course_id = c.id ORDER BY n.id = c.live_version_id DESC, n.number DESC LIMIT 1) v ON true
     ORDER BY r.updated_at ${order}, r.id`;
  const total = rows[0]?.total ?? 0;
  const reviews = rows.map(({ total: _, burst, ...review }) => ({ ...review, burst: burstOf(burst) }));
  return { total, reviews };
}

const openReport = Prisma.sql`EXISTS (SELECT 1 FROM review_report p WHERE p.review_id = r.id AND p.resolved_at IS NULL)`;
const openAppeal = Prisma.sql`r.state = 'REJECTED' AND r.appealed_at > r.decided_at`;

const conditions: Record<ReviewQueue, Prisma.Sql> = {
  waiting: Prisma.sql`r.state = 'PENDING'`,
  reported: openReport,
  appealed: openAppeal,
  approved: Prisma.sql`r.state = 'APPROVED'`,
  rejected: Prisma.sql`r.state = 'REJECTED'`,
  all: Prisma.sql`TRUE`,
};

/** Which reviews (`r`) are in a queue: none whose writer is gone, words and all. */
export const inQueue = (queue: ReviewQueue): Prisma.Sql => Prisma.sql`r.content <> '' AND (${conditions[queue]})`;
