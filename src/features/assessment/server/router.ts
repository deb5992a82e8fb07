import "server-only";
import * as z from "zod";
import { CheckAnswer, SaveAnswer } from "@/features/assessment/schema";
import { RecordSignals } from "@/features/assessment/signal-schema";
import { BankQuestionRef } from "@/features/authoring/banks/schema";
import { FileInText, PreviewedLesson } from "@/features/learning/schema";
import { onAttempt, onCourse, onLesson, onPreview, onSite, router } from "@/server/trpc/init";
import { accommodationsRouter } from "./accommodations/router";
import { checkAnswer } from "./check-answer";
import { downloadAttemptFile, downloadDescribedFile } from "./download-file";
import { answerFilesRouter } from "./files/router";
import { getAttempt } from "./get-attempt";
import { getAssessmentPreview, getDraftPreview } from "./get-preview";
import { getReview } from "./get-review";
import { AttemptStanding, getStanding } from "./get-standing";
import { getStart } from "./get-start";
import { previewBankQuestion } from "./preview-bank-question";
import { SavedAnswer, saveAnswer } from "./save-answer";
import { listSignals } from "./signals/list-signals";
import { RecordedSignals, recordSignals } from "./signals/record-signals";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";

export const assessmentRouter = router({
  /** Rules and the viewer's standing, or null where the lesson has no assessment. */
  startFacts: onLesson("lesson.read").query(({ ctx, input }) => getStart(ctx, input)),

  /** The assessment of a previewed lesson, without a key. */
  preview: onPreview("preview.read")
    .input(PreviewedLesson)
    .query(({ ctx, input }) => getAssessmentPreview(ctx, ctx.preview, input.lessonId)),

  /** The assessment of a lesson under edit, without a key. */
  draftPreview: onCourse("course.manage")
    .input(z.object({ courseId: z.uuid(), lessonId: z.uuid() }))
    .query(({ ctx, input }) => getDraftPreview(ctx, { courseId: ctx.course.id, lessonId: input.lessonId })),

  /** A question of one's own bank, without its key. */
  bankPreview: onSite("course.create")
    .input(BankQuestionRef)
    .query(({ ctx, input }) => previewBankQuestion(ctx, input)),

  start: onLesson("lesson.attempt").mutation(({ ctx, input }) => startAttempt(ctx, input)),

  attempt: onLesson("lesson.attempt").query(({ ctx, input }) => getAttempt(ctx, ctx.person.id, input)),

  saveAnswer: onAttempt("attempt.answer")
    .input(SaveAnswer)
    .output(SavedAnswer)
    .mutation(({ ctx, input }) => saveAnswer(ctx, ctx.person.id, input)),

  /** Makes an answer final, and shows what the rules of the attempt open of it. */
  checkAnswer: onAttempt("attempt.answer")
    .input(CheckAnswer)
    .mutation(({ ctx, input }) => checkAnswer(ctx, input)),

  /** Clock and answers as they are now: for a page that slept, or whose attempt goes on in another place. */
  standing: onAttempt("attempt.answer")
    .output(AttemptStanding)
    .query(({ ctx, input }) => getStanding(ctx, input.attemptId)),

  /** What the page noted, for attempts whose rules say that it does. */
  recordSignals: onAttempt("attempt.answer")
    .input(RecordSignals)
    .output(RecordedSignals)
    .mutation(({ ctx, input }) => recordSignals(ctx, input)),

  submit: onAttempt("attempt.answer").mutation(({ ctx, input }) => submitAttempt(ctx, input.attemptId)),

  /** A file that a text of the attempt links to. */
  downloadFile: onAttempt("attempt.read")
    .input(FileInText)
    .mutation(({ ctx, input }) => downloadAttemptFile(ctx, ctx.attempt, input.path)),

  /** A file that the description on the start screen links to. */
  downloadDescribedFile: onLesson("lesson.read")
    .input(FileInText)
    .mutation(({ ctx, input }) => downloadDescribedFile(ctx, ctx.lesson, input)),

  accommodations: accommodationsRouter,
  files: answerFilesRouter,

  /** What was noted during the attempt, or null where nothing is. */
  signals: onAttempt("attempt.readSignals").query(({ ctx, input }) => listSignals(ctx, input.attemptId)),

  review: onAttempt("attempt.read").query(({ ctx, input }) => getReview(ctx, input.attemptId)),
});
