import "server-only";
import * as z from "zod";
import { hasOpenAppeal, mayAppeal, type Standing, standingOf } from "@/features/reviews/rules";
import { Prisma } from "@/generated/prisma/client";
import { type CourseFacts, courseRules } from "@/policy/course";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { shareKey, shareOf } from "./read-share";

const OwnReview = rowSchema(() => ({
  id: z.string(),
  rating: z.number(),
  title: z.string(),
  content: z.string(),
  state: z.enum(["PENDING", "APPROVED", "REJECTED"]),
  reasonCode: z.string().nullable(),
  reasonNote: z.string(),
  decidedAt: z.string().nullable(),
  appealText: z.string().nullable(),
  appealedAt: z.string().nullable(),
}));
export type OwnReview = RowOf<typeof OwnReview>;

export interface ReviewPlace {
  courseId: string;
  /** The asker. */
  readerId: string;
  standing: Standing;
  /** Per cent done, whole. */
  progress: number;
  /** Per cent that a review asks for. */
  share: number;
  own: (OwnReview & { mayAppeal: boolean; isAppealOpen: boolean }) | null;
  /** Of the course's reviews: those that the viewer found helpful, and those that they reported. */
  voted: string[];
  reported: string[];
  mayVote: boolean;
  mayReply: boolean;
}

const PlaceRow = rowSchema(() => ({
  progress: z.number().nullable(),
  share: json(),
  own: OwnReview().nullable(),
  voted: z.array(z.string()),
  reported: z.array(z.string()),
}));

/** What the viewer may do at the reviews of a course, and what they did. Null for a guest. One statement. */
export async function getOwnPlace(
  { db, actor }: Pick<Deps, "db" | "actor">,
  course: CourseFacts,
): Promise<ReviewPlace | null> {
  if (actor.kind !== "person") return null;
  const [row] = await queryRows(db, PlaceRow)`
    SELECT (SELECT e.progress_percentage::float8 FROM enrollment e WHERE e.id = ${course.enrollment?.enrollmentId ?? null}::uuid) AS progress,
           (SELECT s.value FROM site_setting s WHERE s.key = ${shareKey}) AS share,
           (SELECT jsonb_build_object('id', r.id, 'rating', r.rating, 'title', r.title, 'content', r.content, 'state', r.state,
                   'reasonCode', r.reason_code, 'reasonNote', r.reason_note, 'decidedAt', r.decided_at, 'appealText', r.appeal_text,
                   'appealedAt', r.appealed_at)
              FROM review r WHERE r.user_id = ${actor.id}::uuid AND r.course_id = ${course.id}::uuid) AS own,
           ${marked(Prisma.sql`review_vote`, actor.id, course.id)} AS voted,
           ${marked(Prisma.sql`review_report`, actor.id, course.id)} AS reported`;
  const progress = row?.progress ?? 0;
  const share = shareOf(row?.share ?? undefined);
  const own = row?.own ?? null;
  const moments = own && { state: own.state, appealedAt: dateOf(own.appealedAt), decidedAt: dateOf(own.decidedAt) };
  const writer = {
    isOnTeam: course.teaching !== null,
    isStudying: courseRules["course.progress"](actor, course),
    isVerified: actor.isVerified,
    progress,
  };
  return {
    courseId: course.id,
    readerId: actor.id,
    standing: standingOf(writer, share),
    progress: Math.floor(progress),
    share,
    own: own && moments && { ...own, mayAppeal: mayAppeal(moments), isAppealOpen: hasOpenAppeal(moments) },
    voted: row?.voted ?? [],
    reported: row?.reported ?? [],
    mayVote: courseRules["course.voteOnReviews"](actor, course),
    mayReply: courseRules["course.replyToReviews"](actor, course),
  };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const marked = (table: Prisma.Sql, userId: string, courseId: string): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT array_agg(k.review_id::text) FROM ${table} k JOIN review r ON r.id = k.review_id
             WHERE k.user_id = ${userId}::uuid AND r.course_id = ${courseId}::uuid), '{}')`;
