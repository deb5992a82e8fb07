import * as z from "zod";
import { reportReasons } from "@/lib/report-reasons";
import { isStorable, storable } from "@/lib/typed-text";
import { lessonOrders, longestPost, longestReason, longestTitle, muteDays, threadFilters } from "./rules";

const Title = storable(longestTitle).min(1);
const Content = storable(longestPost).min(1);
const Reason = storable(longestReason).min(1);

const ThreadRef = z.object({ threadId: z.uuid() });
export const PostRef = z.object({ postId: z.uuid() });

/** `threadId` is made by the browser, so that sending twice is the same as once. */
export const AskQuestion = ThreadRef.extend({
  /** Null asks about the course as a whole. */
  lessonId: z.uuid().nullable(),
  title: Title,
  content: Content,
  videoSecond: z.number().int().min(0).max(200_000).nullable().default(null),
});
export type AskQuestion = z.infer<typeof AskQuestion>;

/** `postId` is made by the browser; `parentId` is the post that is answered. */
export const ReplyToThread = ThreadRef.extend({
  postId: z.uuid(),
  parentId: z.uuid().nullable().default(null),
  content: Content,
});
export type ReplyToThread = z.infer<typeof ReplyToThread>;

/** `base` is what the author saw there before; a title only with the post that asks. */
export const EditPost = PostRef.extend({
  base: z.string().max(longestPost).refine(isStorable),
  content: Content,
  title: Title.optional(),
});
export type EditPost = z.infer<typeof EditPost>;

/** Null takes the acceptance back. */
export const AcceptAnswer = ThreadRef.extend({ postId: z.uuid().nullable() });
export type AcceptAnswer = z.infer<typeof AcceptAnswer>;

export const VoteOnPost = PostRef.extend({ isUseful: z.boolean() });
export type VoteOnPost = z.infer<typeof VoteOnPost>;

export const ReportPost = PostRef.extend({
  reason: z.enum(reportReasons),
  note: storable(longestReason).default(""),
});
export type ReportPost = z.infer<typeof ReportPost>;

export const SetThread = ThreadRef.extend({ isPinned: z.boolean().optional(), isClosed: z.boolean().optional() });
export type SetThread = z.infer<typeof SetThread>;

/** Either answers the open reports of the post. */
export const JudgePost = PostRef.extend({
  verdict: z.discriminatedUnion("name", [
    z.object({ name: z.literal("hide"), reason: Reason }),
    z.object({ name: z.literal("show") }),
  ]),
});
export type JudgePost = z.infer<typeof JudgePost>;

export const MutePerson = PostRef.extend({
  reason: Reason,
  days: z.number().refine((days) => (muteDays as readonly number[]).includes(days)),
});
export type MutePerson = z.infer<typeof MutePerson>;
export const UnmutePerson = z.object({ userId: z.uuid() });

/** `threadId` is shown whatever its place in the order. */
export const LessonThreads = z.object({
  order: z.enum(lessonOrders).default("newest"),
  threadId: z.uuid().nullable().default(null),
});
export type LessonThreads = z.infer<typeof LessonThreads>;

export const CourseThreads = z.object({
  q: storable(200).default(""),
  show: z.enum(threadFilters).default("all"),
  lesson: z.uuid().nullable().default(null),
  /** That one alone, with all that was said. */
  thread: z.uuid().nullable().default(null),
  page: z.number().int().min(1).max(10_000).default(1),
});
export type CourseThreads = z.infer<typeof CourseThreads>;

const AnnouncementRef = z.object({ announcementId: z.uuid() });
export const OneAnnouncement = AnnouncementRef;
/** `announcementId` is made by the browser; `base` is what its writer saw there before, empty for a new one. */
export const WriteAnnouncement = AnnouncementRef.extend({
  base: z.string().max(longestPost).refine(isStorable),
  title: Title,
  content: Content,
});
export type WriteAnnouncement = z.infer<typeof WriteAnnouncement>;

export const AnnouncementPage = z.object({ page: z.number().int().min(1).max(10_000).default(1) });
