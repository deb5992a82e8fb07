import "server-only";
import * as z from "zod";
import { AssessmentPlace } from "@/features/authoring/assessment/schema";
import {
  AcceptAll,
  AddSource,
  AddText,
  CreateDraft,
  DecideSuggestion,
  DraftRef,
  EditSuggestion,
  LessonPassageRef,
  ReadSpans,
  RenderTexts,
  RunRef,
  SaveBrief,
  SourceRef,
  StageRef,
  StartStage,
  SuggestionRef,
  UsePassages,
} from "@/features/drafting/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { addSource } from "./add-source";
import { addText } from "./add-text";
import { createDraft } from "./create-draft";
import { getBrief } from "./get-brief";
import { getDraft } from "./get-draft";
import { ledgerRouter } from "./ledger/router";
import { listDrafts } from "./list-drafts";
import { generateOutline } from "./outline/generate-outline";
import { readLessonPassage } from "./outline/read-lesson-passage";
import { usePassages } from "./outline/use-passages";
import { promptsRouter } from "./prompts/router";
import { generateQuestions } from "./questions/generate-questions";
import { readQuestionMarks } from "./questions/question-marks";
import { readLessonDrafting } from "./read-lesson-drafting";
import { readOutlineDrafting } from "./read-outline-drafting";
import { readSpans } from "./read-spans";
import { removeSource } from "./remove-source";
import { renderTexts } from "./render-texts";
import { retrySource } from "./retry-source";
import { getStage } from "./runs/get-stage";
import { continueRun, stopRun } from "./runs/move-run";
import { startStage } from "./runs/start-stage";
import { watchDraft } from "./runs/watch-draft";
import { saveBrief } from "./save-brief";
import { acceptAll } from "./suggestions/accept-suggestion";
import { decideSuggestion } from "./suggestions/decide-suggestion";
import { editSuggestion } from "./suggestions/edit-suggestion";
import { takeTry } from "./suggestions/take-try";

/** For whoever may make courses; each use case lets a draft's owner in and no one else, an admin neither. */
const mine = onSite("course.create");

export const draftingRouter = router({
  prompts: promptsRouter,
  ledger: ledgerRouter,
  list: mine.query(({ ctx }) => listDrafts(ctx)),
  get: mine.input(DraftRef).query(({ ctx, input }) => getDraft(ctx, input.draftId)),
  brief: mine.input(DraftRef).query(({ ctx, input }) => getBrief(ctx, input.draftId)),
  create: mine
    .input(CreateDraft)
    .output(z.object({ draftId: z.string() }))
    .mutation(({ ctx, input }) => createDraft(ctx, input)),
  saveBrief: mine.input(SaveBrief).mutation(({ ctx, input }) => saveBrief(ctx, input)),
  addSource: mine.input(AddSource).mutation(({ ctx, input }) => addSource(ctx, input)),
  addText: mine.input(AddText).mutation(({ ctx, input }) => addText({ ...ctx, storage: getStorage() }, input)),
  removeSource: mine.input(SourceRef).mutation(({ ctx, input }) => removeSource(ctx, input)),
  retrySource: mine.input(SourceRef).mutation(({ ctx, input }) => retrySource(ctx, input)),
  spans: mine.input(ReadSpans).query(({ ctx, input }) => readSpans(ctx, input)),
  lessonPassage: mine.input(LessonPassageRef).query(({ ctx, input }) => readLessonPassage(ctx, input)),
  usePassages: mine
    .input(UsePassages)
    .output(z.object({ suggested: z.int() }))
    .mutation(({ ctx, input }) => usePassages({ ...ctx, storage: getStorage() }, input)),
  generateOutline: mine
    .input(DraftRef)
    .output(z.object({ suggested: z.int() }))
    .mutation(({ ctx, input }) => generateOutline(ctx, input)),
  stage: mine.input(StageRef).query(({ ctx, input }) => getStage(ctx, input)),
  watch: mine
    .input(DraftRef)
    .query(({ ctx, input, signal }) => watchDraft(ctx, { ...input, signal: signal ?? new AbortController().signal })),
  startStage: mine.input(StartStage).mutation(({ ctx, input }) => startStage(ctx, input)),
  stopRun: mine.input(RunRef).mutation(({ ctx, input }) => stopRun(ctx, input)),
  continueRun: mine.input(RunRef).mutation(({ ctx, input }) => continueRun(ctx, input)),
  editSuggestion: mine.input(EditSuggestion).mutation(({ ctx, input }) => editSuggestion(ctx, input)),
  decideSuggestion: mine.input(DecideSuggestion).mutation(({ ctx, input }) => decideSuggestion(ctx, input)),
  generateQuestions: mine
    .input(DraftRef)
    .output(z.object({ suggested: z.int(), lessons: z.int() }))
    .mutation(({ ctx, input }) => generateQuestions(ctx, input)),
  questionMarks: onCourse("course.manage")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => readQuestionMarks(ctx, ctx.course.id, input.lessonId)),
  takeTry: mine.input(SuggestionRef).mutation(({ ctx, input }) => takeTry(ctx, input)),
  renderTexts: mine
    .input(RenderTexts)
    .output(z.array(z.string()))
    .mutation(({ input }) => renderTexts(input)),
  ofLesson: onCourse("course.edit")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => readLessonDrafting(ctx, ctx.course.id, input.lessonId)),
  ofOutline: onCourse("course.edit").query(({ ctx }) => readOutlineDrafting(ctx, ctx.course.id)),
  acceptAll: mine.input(AcceptAll).mutation(({ ctx, input }) => acceptAll(ctx, input)),
});
