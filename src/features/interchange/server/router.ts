import "server-only";
import { ImportRef } from "@/features/interchange/schema";
import { getImport } from "@/features/interchange/server/get-import";
import { onCourse, onSite, router } from "@/server/trpc/init";

export const interchangeRouter = router({
  import: onSite("course.create")
    .input(ImportRef)
    .query(({ ctx, input }) => getImport(ctx, input.importId)),
  /** Whether one may take this course out; the archive itself is streamed by /instructor/courses/ID/export. */
  export: onCourse("course.export").query(({ ctx }) => ({ courseId: ctx.course.id })),
});
