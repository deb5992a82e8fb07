import "server-only";
import { AssessmentPlace } from "@/features/authoring/assessment/schema";
import {
  AcceptAll,
  AddSource,
  AddText,
  CreateDraft,
  DecideSuggestion,
  DraftRef,
  EditSuggestion,
  ReadSpans,
  SaveBrief,
  SourceRef,
} from "@/features/drafting/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { addSource } from "./add-source";
import { addText } from "./add-text";
import { createDraft } from "./create-draft";
import { getDraft } from "./get-draft";
import { listDrafts } from "./list-drafts";
import { generateOutline } from "./outline/generate-outline";
import { readQuestionMarks } from "./questions/question-marks";
import { readSpans } from "./read-spans";
import { removeSource } from "./remove-source";
import { retrySource } from "./retry-source";
import { saveBrief } from "./save-brief";
import { acceptAll } from "./suggestions/accept-suggestion";
import { decideSuggestion } from "./suggestions/decide-suggestion";
import { editSuggestion } from "./suggestions/edit-suggestion";

/** For whoever may make courses; each use case lets a draft's owner in and nobody else, an admin neither. */
const mine = onSite("course.create");

export const draftingRouter = router({
  list: mine.query(({ ctx }) => listDrafts(ctx)),
  get: mine.input(DraftRef).query(({ ctx, input }) => getDraft(ctx, input.draftId)),
  create: mine.input(CreateDraft).mutation(({ ctx, input }) => createDraft(ctx, input)),
  saveBrief: mine.input(SaveBrief).mutation(({ ctx, input }) => saveBrief(ctx, input)),
  addSource: mine.input(AddSource).mutation(({ ctx, input }) => addSource(ctx, input)),
  addText: mine.input(AddText).mutation(({ ctx, input }) => addText({ ...ctx, storage: getStorage() }, input)),
  removeSource: mine.input(SourceRef).mutation(({ ctx, input }) => removeSource(ctx, input)),
  retrySource: mine.input(SourceRef).mutation(({ ctx, input }) => retrySource(ctx, input)),
  spans: mine.input(ReadSpans).query(({ ctx, input }) => readSpans(ctx, input)),
  generateOutline: mine.input(DraftRef).mutation(({ ctx, input }) => generateOutline(ctx, input)),
  editSuggestion: mine.input(EditSuggestion).mutation(({ ctx, input }) => editSuggestion(ctx, input)),
  decideSuggestion: mine.input(DecideSuggestion).mutation(({ ctx, input }) => decideSuggestion(ctx, input)),
  questionMarks: onCourse("course.manage")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => readQuestionMarks(ctx, ctx.course.id, input.lessonId)),
  acceptAll: mine.input(AcceptAll).mutation(({ ctx, input }) => acceptAll(ctx, input)),
});
