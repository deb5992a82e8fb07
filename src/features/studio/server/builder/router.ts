import "server-only";
import {
  CopyCourse,
  CreateCourse,
  CreateFromTemplate,
  MoveSession,
  NoteSession,
  SessionRef,
} from "@/features/courses/builder";
import { copyCourse } from "@/features/courses/server/create/copy-course";
import { createCourse, MadeCourse } from "@/features/courses/server/create/create-course";
import { noteSession } from "@/features/courses/server/sessions/note-session";
import { createCourseFromTemplate } from "@/features/studio/server/templates/create-from-template";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { moveSession } from "./end-sessions";
import { getSession } from "./get-session";
import { listCopyable } from "./list-copyable";
import { listSessions } from "./list-sessions";

export const builderRouter = router({
  create: onSite("course.create")
    .input(CreateCourse)
    .output(MadeCourse)
    .mutation(({ ctx, input }) => createCourse(ctx, input)),
  createFromTemplate: onSite("course.create")
    .input(CreateFromTemplate)
    .output(MadeCourse)
    .mutation(({ ctx, input }) => createCourseFromTemplate(ctx, input)),
  copy: onCourse("course.copy")
    .input(CopyCourse)
    .output(MadeCourse)
    .mutation(({ ctx, input }) => copyCourse(ctx, input)),
  sessions: onSite("course.create").query(({ ctx }) => listSessions(ctx)),
  copyable: onSite("course.create").query(({ ctx }) => listCopyable(ctx)),
  session: onSite("course.create")
    .input(SessionRef)
    .query(({ ctx, input }) => getSession(ctx, input.sessionId)),
  note: onSite("course.create")
    .input(NoteSession)
    .mutation(({ ctx, input }) => noteSession(ctx, input)),
  move: onSite("course.create")
    .input(MoveSession)
    .mutation(({ ctx, input }) => moveSession(ctx, input)),
});
