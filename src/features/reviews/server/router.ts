import "server-only";
import * as z from "zod";
import {
  AppealReview,
  CourseReviews,
  DecideReview,
  DecideReviews,
  FeatureReview,
  ListQueue,
  OwnReview,
  ReplyToReview,
  ReportReview,
  SaveNotes,
  SaveShare,
  VoteOnReview,
  WriteReview,
} from "@/features/reviews/schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { appealReview } from "./appeal-review";
import { decideReview } from "./decide-review";
import { decideReviews } from "./decide-reviews";
import { featureReview } from "./feature-review";
import { getOwnPlace } from "./get-own-place";
import { listQueue } from "./list-queue";
import { listReviews } from "./list-reviews";
import { readFigures } from "./read-figures";
import { removeReview } from "./remove-review";
import { replyToReview } from "./reply-to-review";
import { reportReview } from "./report-review";
import { saveNotes } from "./save-notes";
import { saveShare } from "./save-share";
import { voteOnReview } from "./vote-on-review";
import { writeReview } from "./write-review";

export const reviewsRouter = router({
  /** What the viewer may do here and has done; the first reviews are part of the course's page. */
  ownPlace: onCourse("course.read").query(({ ctx }) => getOwnPlace(ctx, ctx.course)),
  list: onCourse("course.read")
    .input(CourseReviews)
    .query(({ ctx, input }) => listReviews(ctx, ctx.course, input)),
  write: onCourse("course.review")
    .input(WriteReview)
    .mutation(({ ctx, input }) => writeReview(ctx, ctx.course, input)),
  /** One's own, also after the enrollment is gone. */
  remove: onSite("account.own")
    .input(OwnReview)
    .mutation(({ ctx, input }) => removeReview(ctx, input)),
  appeal: onSite("account.own")
    .input(AppealReview)
    .mutation(({ ctx, input }) => appealReview(ctx, input)),
  vote: onCourse("course.voteOnReviews")
    .input(VoteOnReview)
    .output(z.object({ helpfulCount: z.int() }))
    .mutation(({ ctx, input }) => voteOnReview(ctx, ctx.course, input)),
  report: onCourse("course.reportReviews")
    .input(ReportReview)
    .mutation(({ ctx, input }) => reportReview(ctx, ctx.course, input)),
  reply: onCourse("course.replyToReviews")
    .input(ReplyToReview)
    .mutation(({ ctx, input }) => replyToReview(ctx, ctx.course, input)),

  queue: onSite("review.moderate")
    .input(ListQueue)
    .query(({ ctx, input }) => listQueue(ctx, input)),
  figures: onSite("review.moderate").query(({ ctx }) => readFigures(ctx)),
  decide: onSite("review.moderate")
    .input(DecideReview)
    .mutation(({ ctx, input }) => decideReview(ctx, input)),
  decideSeveral: onSite("review.moderate")
    .input(DecideReviews)
    .output(z.object({ decided: z.int(), refused: z.array(z.object({ reviewId: z.string(), reason: z.string() })) }))
    .mutation(({ ctx, input }) => decideReviews(ctx, input)),
  feature: onSite("review.moderate")
    .input(FeatureReview)
    .mutation(({ ctx, input }) => featureReview(ctx, input)),
  saveNotes: onSite("review.moderate")
    .input(SaveNotes)
    .mutation(({ ctx, input }) => saveNotes(ctx, input)),
  /** A setting of the site, not a decision on a review. */
  saveShare: onSite("admin.use")
    .input(SaveShare)
    .mutation(({ ctx, input }) => saveShare(ctx, input)),
});
