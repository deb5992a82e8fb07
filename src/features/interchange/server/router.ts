import "server-only";
import { ExportRef, ImportRef } from "@/features/interchange/schema";
import { findExport } from "@/features/interchange/server/find-export";
import { getImport } from "@/features/interchange/server/get-import";
import { onCourse, onSite, router } from "@/server/trpc/init";

export const interchangeRouter = router({
  import: onSite("course.create")
    .input(ImportRef)
    .query(({ ctx, input }) => getImport(ctx, input.importId)),
  /** Whether one may take this course, or a version of it, out; the archive itself is streamed by /instructor/courses/ID/export. */
  export: onCourse("course.export")
    .input(ExportRef)
    .query(({ ctx, input }) => findExport(ctx, ctx.course.id, input.versionId)),
});
