import "server-only";
import {
  EnrollByHand,
  EnrollmentRefs,
  ExportStudents,
  ExtendEnrollments,
  ImportStudents,
  InviteRef,
  ListStudents,
  ResetEnrollment,
  StudentFile,
  StudentRef,
} from "@/features/enrollment/students-schema";
import { onCourse, router } from "@/server/trpc/init";
import {
  ChangedEnrollments,
  extendEnrollments,
  removeEnrollments,
  restoreEnrollments,
  withdrawStudentInvite,
} from "./change-enrollments";
import { readCourse } from "./course-lock";
import { EnrolledByHand, enrollByHand } from "./enroll-by-hand";
import { exportStudents } from "./export-students";
import { getStudent } from "./get-student";
import { ImportResult, importStudents, planImport } from "./import-students";
import { listStudents } from "./list-students";
import { previewReset, resetEnrollment } from "./reset-enrollment";

export const studentsRouter = router({
  list: onCourse("course.manageStudents")
    .input(ListStudents)
    .query(({ ctx, input }) => listStudents(ctx, input)),
  get: onCourse("course.manageStudents")
    .input(StudentRef)
    .query(({ ctx, input }) => getStudent(ctx, input)),
  /** All of them, or those of a group, as the pieces of a CSV file. */
  export: onCourse("course.manageStudents")
    .input(ExportStudents)
    .query(({ ctx, input }) => exportStudents(ctx, { ...input, courseId: ctx.course.id })),
  enroll: onCourse("course.manageStudents")
    .input(EnrollByHand)
    .output(EnrolledByHand)
    .mutation(({ ctx, input }) => enrollByHand(ctx, input)),
  /** Whether there is anything to enroll people in, before a file is chosen. */
  importFacts: onCourse("course.manageStudents").query(({ ctx }) => readCourse(ctx.db, ctx.course.id)),
  /** A dry run: stores nothing. A mutation because the file is too large for an address. */
  planImport: onCourse("course.manageStudents")
    .input(StudentFile)
    .mutation(({ ctx, input }) => planImport(ctx, input)),
  import: onCourse("course.manageStudents")
    .input(ImportStudents)
    .output(ImportResult)
    .mutation(({ ctx, input }) => importStudents(ctx, input)),
  extend: onCourse("course.manageStudents")
    .input(ExtendEnrollments)
    .output(ChangedEnrollments)
    .mutation(({ ctx, input }) => extendEnrollments(ctx, input)),
  remove: onCourse("course.manageStudents")
    .input(EnrollmentRefs)
    .output(ChangedEnrollments)
    .mutation(({ ctx, input }) => removeEnrollments(ctx, input)),
  restore: onCourse("course.manageStudents")
    .input(EnrollmentRefs)
    .output(ChangedEnrollments)
    .mutation(({ ctx, input }) => restoreEnrollments(ctx, input)),
  previewReset: onCourse("course.manageStudents")
    .input(StudentRef)
    .query(({ ctx, input }) => previewReset(ctx, input)),
  reset: onCourse("course.manageStudents")
    .input(ResetEnrollment)
    .mutation(({ ctx, input }) => resetEnrollment(ctx, input)),
  withdrawInvite: onCourse("course.manageStudents")
    .input(InviteRef)
    .mutation(({ ctx, input }) => withdrawStudentInvite(ctx, input)),
});
