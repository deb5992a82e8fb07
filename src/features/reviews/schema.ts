import * as z from "zod";
import { moment } from "@/lib/moment";
import { storable } from "@/lib/typed-text";
import {
  longestAppeal,
  longestNote,
  longestReply,
  longestReview,
  longestTitle,
  rejectionReasons,
  reportReasons,
  reviewOrders,
  reviewQueues,
} from "./rules";

const ReviewRef = z.object({ reviewId: z.uuid() });
const Messages = (longest: number) => storable(longest).min(1);

export const CourseReviews = z.object({
  /** Only those with so many stars. */
  stars: z.number().int().min(1).max(5).nullable().default(null),
  sort: z.enum(reviewOrders).default("helpful"),
  page: z.number().int().min(1).max(99_999).default(1),
});
export type CourseReviews = z.infer<typeof CourseReviews>;

export const WriteReview = z.object({
  rating: z.number().int().min(1).max(5),
  title: storable(longestTitle).default(""),
  content: Messages(longestReview),
});
export type WriteReview = z.infer<typeof WriteReview>;

export const OwnReview = ReviewRef;
export const AppealReview = ReviewRef.extend({ text: Messages(longestAppeal) });
export type AppealReview = z.infer<typeof AppealReview>;

export const VoteOnReview = ReviewRef.extend({ isHelpful: z.boolean() });
export type VoteOnReview = z.infer<typeof VoteOnReview>;

export const ReportReview = ReviewRef.extend({
  reason: z.enum(reportReasons),
  note: storable(longestNote).default(""),
});
export type ReportReview = z.infer<typeof ReportReview>;

/** An empty text takes the reply back. */
export const ReplyToReview = ReviewRef.extend({ content: storable(longestReply) });
export type ReplyToReview = z.infer<typeof ReplyToReview>;

export const ListQueue = z.object({
  queue: z.enum(reviewQueues).default("waiting"),
  page: z.number().int().min(1).max(99_999).default(1),
});
export type ListQueue = z.infer<typeof ListQueue>;

/** As the moderator saw it: a review that was changed since is not decided. */
const Seen = ReviewRef.extend({ seen: moment() });

export const Decision = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("approve") }),
  z.object({
    verdict: z.literal("reject"),
    reason: z.enum(rejectionReasons),
    note: storable(longestNote).default(""),
  }),
]);
export type Decision = z.infer<typeof Decision>;

export const DecideReview = Seen.extend({ decision: Decision });
export type DecideReview = z.infer<typeof DecideReview>;

export const DecideReviews = z.object({ reviews: z.array(Seen).min(1).max(50), decision: Decision });
export type DecideReviews = z.infer<typeof DecideReviews>;

export const FeatureReview = ReviewRef.extend({ isFeatured: z.boolean() });
export type FeatureReview = z.infer<typeof FeatureReview>;

export const SaveNotes = ReviewRef.extend({ notes: storable(4000) });
export type SaveNotes = z.infer<typeof SaveNotes>;

const Share = z.number().int().min(0).max(100);
export const ShareNeeded = Share;
/** The share over the one that was seen: what is there now must be that, or the new one. */
export const SaveShare = z.object({ seen: Share, share: Share });
export type SaveShare = z.infer<typeof SaveShare>;
