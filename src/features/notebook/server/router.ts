import "server-only";
import {
  BookmarkMove,
  BookmarkRef,
  BookmarkTexts,
  JudgeNote,
  Kept,
  KeptResource,
  NewNote,
  NoteChange,
  NoteFilter,
  NotePageRef,
  NoteRef,
  ReportNote,
} from "@/features/notebook/schema";
import { addNote } from "@/features/notebook/server/add-note";
import { editBookmark } from "@/features/notebook/server/bookmarks/edit-bookmark";
import { isCourseKept } from "@/features/notebook/server/bookmarks/is-course-kept";
import { listBookmarks } from "@/features/notebook/server/bookmarks/list-bookmarks";
import { moveBookmark } from "@/features/notebook/server/bookmarks/move-bookmark";
import { removeBookmark, restoreBookmark } from "@/features/notebook/server/bookmarks/remove-bookmark";
import { setBookmark, setResourceBookmark } from "@/features/notebook/server/bookmarks/set-bookmark";
import { editNote } from "@/features/notebook/server/edit-note";
import { exportNotes } from "@/features/notebook/server/export-notes";
import { getLessonNotes } from "@/features/notebook/server/get-lesson-notes";
import { judgeNote } from "@/features/notebook/server/judge-note";
import { listNotes } from "@/features/notebook/server/list-notes";
import { listReportedNotes } from "@/features/notebook/server/list-reported-notes";
import { removeNote, restoreNote } from "@/features/notebook/server/remove-note";
import { reportNote } from "@/features/notebook/server/report-note";
import { ShownNote } from "@/features/notebook/server/show-note";
import { onCourse, onLesson, onSite, router } from "@/server/trpc/init";

export const notebookRouter = router({
  /** Beside a lesson. */
  lesson: onLesson("lesson.note").query(({ ctx }) => getLessonNotes(ctx, ctx.lesson)),

  addNote: onLesson("lesson.note")
    .input(NewNote)
    .output(ShownNote)
    .mutation(({ ctx, input }) => addNote(ctx, ctx.lesson, input)),

  reportNote: onLesson("lesson.note")
    .input(ReportNote)
    .mutation(({ ctx, input }) => reportNote(ctx, ctx.lesson, input)),
  reportedNotes: onCourse("course.moderateDiscussion").query(({ ctx }) => listReportedNotes(ctx, ctx.course)),
  judgeNote: onCourse("course.moderateDiscussion")
    .input(JudgeNote)
    .mutation(({ ctx, input }) => judgeNote(ctx, ctx.course, input)),

  // A note stays its author's when the lesson closes: these look at nothing but whose it is.
  editNote: onSite("account.private")
    .input(NoteChange)
    .output(ShownNote)
    .mutation(({ ctx, input }) => editNote(ctx, input)),
  removeNote: onSite("account.private")
    .input(NoteRef)
    .mutation(({ ctx, input }) => removeNote(ctx, input.noteId)),
  restoreNote: onSite("account.private")
    .input(NoteRef)
    .mutation(({ ctx, input }) => restoreNote(ctx, input.noteId)),
  notes: onSite("account.private")
    .input(NotePageRef)
    .query(({ ctx, input }) => listNotes(ctx, input)),
  exportNotes: onSite("account.private")
    .input(NoteFilter)
    .query(({ ctx, input }) => exportNotes(ctx, input)),

  bookmarks: onSite("account.private").query(({ ctx }) => listBookmarks(ctx)),
  courseKept: onCourse("course.bookmark").query(({ ctx }) => isCourseKept(ctx, ctx.course.id)),
  keepCourse: onCourse("course.bookmark")
    .input(Kept)
    .output(Kept)
    .mutation(({ ctx, input }) => setBookmark(ctx, { courseId: ctx.course.id }, input.isKept)),
  keepLesson: onLesson("lesson.note")
    .input(Kept)
    .output(Kept)
    .mutation(({ ctx, input }) => setBookmark(ctx, { lessonId: ctx.lesson.id }, input.isKept)),
  keepResource: onLesson("lesson.note")
    .input(KeptResource)
    .output(Kept)
    .mutation(({ ctx, input }) => setResourceBookmark(ctx, ctx.lesson, input)),
  editBookmark: onSite("account.private")
    .input(BookmarkTexts)
    .mutation(({ ctx, input }) => editBookmark(ctx, input)),
  moveBookmark: onSite("account.private")
    .input(BookmarkMove)
    .mutation(({ ctx, input }) => moveBookmark(ctx, input)),
  removeBookmark: onSite("account.private")
    .input(BookmarkRef)
    .mutation(({ ctx, input }) => removeBookmark(ctx, input.bookmarkId)),
  restoreBookmark: onSite("account.private")
    .input(BookmarkRef)
    .mutation(({ ctx, input }) => restoreBookmark(ctx, input.bookmarkId)),
});
