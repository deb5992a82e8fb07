import "server-only";
import * as z from "zod";
import {
  CellRef,
  EnrollmentIds,
  FindStudents,
  GiveGrade,
  GradeFile,
  ImportGrades,
  SaveSetup,
} from "@/features/gradebook/schema";
import { onCourse, router } from "@/server/trpc/init";
import { exportGrades } from "./export-grades";
import { getCell } from "./get-cell";
import { getGradebook, getRows } from "./get-gradebook";
import { getOwnGrades } from "./get-own-grades";
import { giveGrade } from "./give-grade";
import { importGrades, planGrades } from "./import-grades";
import { GradeRow } from "./read-rows";
import { readSetup, Setup } from "./read-setup";
import { saveSetup } from "./save-setup";

export const gradebookRouter = router({
  get: onCourse("course.viewGrades")
    .input(FindStudents)
    .query(({ ctx, input }) => getGradebook(ctx, ctx.course, input)),
  rows: onCourse("course.viewGrades")
    .input(EnrollmentIds)
    .query(({ ctx, input }) => getRows(ctx, ctx.course, input)),
  cell: onCourse("course.viewGrades")
    .input(CellRef)
    .query(({ ctx, input }) => getCell(ctx, ctx.course.id, input)),
  setup: onCourse("course.grade").query(({ ctx }) => readSetup(ctx.db, ctx.course.id, ctx.now())),
  saveSetup: onCourse("course.grade")
    .input(SaveSetup)
    .output(Setup)
    .mutation(({ ctx, input }) => saveSetup(ctx, ctx.course.id, input)),
  give: onCourse("course.grade")
    .input(GiveGrade)
    .output(GradeRow)
    .mutation(({ ctx, input }) => giveGrade(ctx, ctx.course, input)),
  /** One's own, as a student. */
  mine: onCourse("course.progress").query(({ ctx }) => getOwnGrades(ctx, ctx.course)),
  /** The grades of those whom the gradebook shows by the same input, as the pieces of a CSV file. */
  export: onCourse("course.viewGrades")
    .input(FindStudents)
    .query(({ ctx, input }) => exportGrades(ctx, ctx.course, input)),
  /** A dry run: stores nothing. A mutation because the file is too large for an address. */
  planImport: onCourse("course.grade")
    .input(GradeFile)
    .mutation(({ ctx, input }) => planGrades(ctx, ctx.course, input)),
  import: onCourse("course.grade")
    .input(ImportGrades)
    .output(z.object({ students: z.int(), grades: z.int() }))
    .mutation(({ ctx, input }) => importGrades(ctx, ctx.course, input)),
});
