import "server-only";
import { CourseFileSize, ExportRef, ImportRef } from "@/features/interchange/schema";
import { askForRoom } from "@/features/interchange/server/ask-for-room";
import { findExport } from "@/features/interchange/server/find-export";
import { getImport } from "@/features/interchange/server/get-import";
import { receiveCourseFile, SentCourse } from "@/features/interchange/server/receive-course-file";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, onSite, router } from "@/server/trpc/init";

export const interchangeRouter = router({
  import: onSite("course.create")
    .input(ImportRef)
    .query(({ ctx, input }) => getImport(ctx, input.importId)),
  room: onSite("course.create")
    .input(CourseFileSize)
    .query(({ ctx, input }) => askForRoom(ctx, input)),
  /** What /api/uploads/course is sent. */
  receive: onSite("course.create")
    .input(SentCourse)
    .mutation(({ ctx, input: { open, ...file }, signal }) =>
      receiveCourseFile(ctx, getStorage(), { ...file, body: open(), signal }),
    ),
  /** Whether one may take this course, or a version of it, out; the archive itself is streamed by /instructor/courses/ID/export. */
  export: onCourse("course.export")
    .input(ExportRef)
    .query(({ ctx, input }) => findExport(ctx, ctx.course.id, input.versionId)),
});
