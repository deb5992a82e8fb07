import "server-only";
import * as z from "zod";
import {
  AcceptAnswer,
  AnnouncementPage,
  AskQuestion,
  CourseThreads,
  EditPost,
  JudgePost,
  LessonThreads,
  MutePerson,
  OneAnnouncement,
  PostRef,
  ReplyToThread,
  ReportPost,
  SetThread,
  UnmutePerson,
  VoteOnPost,
  WriteAnnouncement,
} from "@/features/discussion/schema";
import { onCourse, onLesson, router } from "@/server/trpc/init";
import { acceptAnswer } from "./accept-answer";
import { listAnnouncements } from "./announcements/list-announcements";
import { publishAnnouncement, withdrawAnnouncement, writeAnnouncement } from "./announcements/write-announcement";
import { askQuestion } from "./ask-question";
import { editPost } from "./edit-post";
import { getHistory } from "./get-history";
import { judgePost } from "./judge-post";
import { listCourseThreads, listLessonThreads } from "./list-threads";
import { listMuted, mutePerson, unmutePerson } from "./mute-person";
import { removePost, restorePost } from "./remove-post";
import { replyToThread } from "./reply-to-thread";
import { reportPost } from "./report-post";
import { setThread } from "./set-thread";
import { voteOnPost } from "./vote-on-post";

export const discussionRouter = router({
  /** Under a lesson. */
  lesson: onLesson("lesson.discuss")
    .input(LessonThreads)
    .query(({ ctx, input }) => listLessonThreads(ctx, ctx.lesson, input)),
  course: onCourse("course.discuss")
    .input(CourseThreads)
    .query(({ ctx, input }) => listCourseThreads(ctx, ctx.course, input)),

  ask: onCourse("course.discuss")
    .input(AskQuestion)
    .mutation(({ ctx, input }) => askQuestion(ctx, ctx.course, input)),
  reply: onCourse("course.discuss")
    .input(ReplyToThread)
    .mutation(({ ctx, input }) => replyToThread(ctx, ctx.course, input)),
  edit: onCourse("course.discuss")
    .input(EditPost)
    .mutation(({ ctx, input }) => editPost(ctx, ctx.course, input)),
  remove: onCourse("course.discuss")
    .input(PostRef)
    .mutation(({ ctx, input }) => removePost(ctx, ctx.course, input.postId)),
  restore: onCourse("course.discuss")
    .input(PostRef)
    .mutation(({ ctx, input }) => restorePost(ctx, ctx.course, input.postId)),
  accept: onCourse("course.discuss")
    .input(AcceptAnswer)
    .mutation(({ ctx, input }) => acceptAnswer(ctx, ctx.course, input)),
  vote: onCourse("course.discuss")
    .input(VoteOnPost)
    .output(z.object({ usefulCount: z.int() }))
    .mutation(({ ctx, input }) => voteOnPost(ctx, ctx.course, input)),
  report: onCourse("course.discuss")
    .input(ReportPost)
    .mutation(({ ctx, input }) => reportPost(ctx, ctx.course, input)),

  setThread: onCourse("course.moderateDiscussion")
    .input(SetThread)
    .mutation(({ ctx, input }) => setThread(ctx, ctx.course, input)),
  judge: onCourse("course.moderateDiscussion")
    .input(JudgePost)
    .mutation(({ ctx, input }) => judgePost(ctx, ctx.course, input)),
  history: onCourse("course.moderateDiscussion")
    .input(PostRef)
    .query(({ ctx, input }) => getHistory(ctx, ctx.course, input.postId)),
  mute: onCourse("course.moderateDiscussion")
    .input(MutePerson)
    .mutation(({ ctx, input }) => mutePerson(ctx, ctx.course, input)),
  unmute: onCourse("course.moderateDiscussion")
    .input(UnmutePerson)
    .mutation(({ ctx, input }) => unmutePerson(ctx, ctx.course, input.userId)),
  muted: onCourse("course.moderateDiscussion").query(({ ctx }) => listMuted(ctx, ctx.course)),

  announcements: onCourse("course.discuss")
    .input(AnnouncementPage)
    .query(({ ctx, input }) => listAnnouncements(ctx, ctx.course, input.page)),
  teamAnnouncements: onCourse("course.announce").query(({ ctx }) => listAnnouncements(ctx, ctx.course, 1)),
  writeAnnouncement: onCourse("course.announce")
    .input(WriteAnnouncement)
    .mutation(({ ctx, input }) => writeAnnouncement(ctx, ctx.course, input)),
  publishAnnouncement: onCourse("course.announce")
    .input(OneAnnouncement)
    .mutation(({ ctx, input }) => publishAnnouncement(ctx, ctx.course, input.announcementId)),
  withdrawAnnouncement: onCourse("course.announce")
    .input(OneAnnouncement)
    .mutation(({ ctx, input }) => withdrawAnnouncement(ctx, ctx.course, input.announcementId)),
  restoreAnnouncement: onCourse("course.announce")
    .input(OneAnnouncement)
    .mutation(({ ctx, input }) => withdrawAnnouncement(ctx, ctx.course, input.announcementId, true)),
});
