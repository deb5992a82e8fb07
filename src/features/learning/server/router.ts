import "server-only";
import {
  FileInText,
  LabCheck,
  LessonSeenAs,
  OwnVersion,
  PreviewedLesson,
  PreviewModuleMove,
  PreviewMove,
  ResourceRef,
  StudiedTime,
  WatchedPart,
} from "@/features/learning/schema";
import { getLessonAs } from "@/features/learning/server/beside/get-lesson-as";
import { downloadFile } from "@/features/learning/server/download-file";
import { downloadResource } from "@/features/learning/server/download-resource";
import { findPlace } from "@/features/learning/server/find-place";
import { getLessonPage } from "@/features/learning/server/get-lesson-page";
import { markComplete, undoComplete } from "@/features/learning/server/mark-lesson";
import { getOwnMove, moveToNewVersion } from "@/features/learning/server/moves/own-move";
import { previewModuleMove, previewMove } from "@/features/learning/server/moves/preview-move";
import { noteStudy } from "@/features/learning/server/note-study";
import { openLesson } from "@/features/learning/server/open-lesson";
import { ownLesson } from "@/features/learning/server/own-lesson";
import {
  downloadPreviewFile,
  downloadPreviewResource,
  getCoursePreview,
  getLessonPreview,
} from "@/features/learning/server/preview/get-preview";
import { saveWatching, WatchedSoFar } from "@/features/learning/server/save-watching";
import { setLabCheck } from "@/features/learning/server/set-lab-check";
import { onCourse, onLesson, onPreview, router } from "@/server/trpc/init";

export const learningRouter = router({
  /** Where /learn/SLUG leads. */
  place: onCourse("course.learn").query(({ ctx }) => findPlace(ctx, ctx.course)),

  lesson: onLesson("lesson.read").query(({ ctx }) => getLessonPage(ctx, ctx.lesson)),

  /** For the course's authors: what guests and students will get of a lesson as it is written now. */
  seenAs: onCourse("course.manage")
    .input(LessonSeenAs)
    .query(({ ctx, input }) => getLessonAs(ctx, ctx.course, input)),

  open: onLesson("lesson.progress").mutation(async ({ ctx }) => openLesson(ctx, await ownLesson(ctx, ctx.lesson))),

  markComplete: onLesson("lesson.progress").mutation(async ({ ctx }) =>
    markComplete(ctx, await ownLesson(ctx, ctx.lesson)),
  ),

  undoComplete: onLesson("lesson.progress").mutation(async ({ ctx }) =>
    undoComplete(ctx, await ownLesson(ctx, ctx.lesson)),
  ),

  saveWatching: onLesson("lesson.progress")
    .input(WatchedPart)
    .output(WatchedSoFar)
    .mutation(async ({ ctx, input }) => saveWatching(ctx, await ownLesson(ctx, ctx.lesson), input)),

  setLabCheck: onLesson("lesson.progress")
    .input(LabCheck)
    .mutation(async ({ ctx, input }) => setLabCheck(ctx, await ownLesson(ctx, ctx.lesson), input)),

  noteStudy: onLesson("lesson.progress")
    .input(StudiedTime)
    .mutation(async ({ ctx, input }) => noteStudy(ctx, await ownLesson(ctx, ctx.lesson), input)),

  /** What a preview link shows, to whoever holds it. */
  preview: router({
    course: onPreview("preview.read").query(({ ctx }) => getCoursePreview(ctx, ctx.preview)),
    lesson: onPreview("preview.read")
      .input(PreviewedLesson)
      .query(({ ctx, input }) => getLessonPreview(ctx, ctx.preview, input.lessonId)),
    downloadResource: onPreview("preview.read")
      .input(PreviewedLesson)
      .input(ResourceRef)
      .query(({ ctx, input }) => downloadPreviewResource(ctx, ctx.preview, input)),
    downloadFile: onPreview("preview.read")
      .input(PreviewedLesson)
      .input(FileInText)
      .query(({ ctx, input }) => downloadPreviewFile(ctx, ctx.preview, input)),
  }),

  /** Whom an author's move to a version would concern and how; the draft's too, before it is published. */
  movePreview: onCourse("course.publish")
    .input(PreviewMove)
    .query(({ ctx, input }) => previewMove(ctx, { courseId: ctx.course.id, ...input })),

  /** The same for a module that is to be published automatically. */
  moduleMovePreview: onCourse("course.publish")
    .input(PreviewModuleMove)
    .query(({ ctx, input }) => previewModuleMove(ctx, { courseId: ctx.course.id, moduleId: input.moduleId })),

  /** The newer version that the student may move to, or null. */
  newVersion: onCourse("course.progress").query(({ ctx }) => getOwnMove(ctx, ctx.course)),

  moveToNewVersion: onCourse("course.progress")
    .input(OwnVersion)
    .mutation(({ ctx, input }) => moveToNewVersion(ctx, ctx.course, input)),

  downloadResource: onLesson("lesson.read")
    .input(ResourceRef)
    .mutation(({ ctx, input }) => downloadResource(ctx, ctx.lesson, input.resourceId)),

  downloadFile: onLesson("lesson.read")
    .input(FileInText)
    .mutation(({ ctx, input }) => downloadFile(ctx, ctx.lesson, input.path)),
});
