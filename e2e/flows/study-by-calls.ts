import { randomUUID } from "node:crypto";
import type { AssessmentDocument, LessonDocument } from "../../src/features/interchange/course-document";
import type { QuestionDocument } from "../../src/features/questions/course-files";
import type { SiteApi } from "./call-site";
import { rightText } from "./right-text";

/** A lesson of a course on a site, beside what the course's file says of it. */
export interface StudiedLesson {
  slug: string;
  lessonId: string;
  document: LessonDocument;
}

type ShownQuestion = Extract<
  Awaited<ReturnType<SiteApi["assessment"]["attempt"]["query"]>>,
  { type: "running" }
>["questions"][number];

/**
 * Does everything for a lesson but the last call, which completes it: that one is returned, to be made when the test wants.
 * Making it again changes nothing.
 */
export async function prepareLesson(
  api: SiteApi,
  { slug, lessonId, document }: StudiedLesson,
): Promise<() => Promise<unknown>> {
  if (!document.assessment) return () => api.learning.markComplete.mutate({ slug, lessonId });
  const { attemptId } = await api.assessment.start.mutate({ slug, lessonId });
  const attempt = await api.assessment.attempt.query({ slug, lessonId });
  if (attempt.type !== "running") throw new Error(`The attempt at ${document.title} does not run.`);
  for (const [at, question] of attempt.questions.entries()) {
    await api.assessment.saveAnswer.mutate({
      attemptId,
      questionVersionId: question.versionId,
      clientId: randomUUID(),
      revision: 1,
      ...rightAnswer(document.assessment, at, question),
    });
  }
  return () => api.assessment.submit.mutate({ attemptId });
}

function rightAnswer(assessment: AssessmentDocument, at: number, question: ShownQuestion) {
  const document = assessment.questions[at];
  if (!document || assessment.shuffleQuestions) throw new Error(`Which question is number ${at + 1}?`);
  const typed = document.numeric?.value ?? document.accepted.find(({ isRegex }) => !isRegex)?.text;
  if (typed !== undefined) return { textResponse: typed };
  const idOf = (of: ShownQuestion["options"], words: string) => of.find(({ text }) => text.html === words)?.id ?? "";
  if (document.type === "ORDERING")
    return { selectedAnswers: document.options.map(({ text }) => idOf(question.options, text)) };
  if (document.blanks) {
    const right = document.blanks.map(({ blank, accept, answer, options }) => {
      const choice = options?.find(({ correct }) => correct)?.text ?? "";
      return [blank, accept ? rightText(accept) : (answer ?? idOf(question.options, choice))] as const;
    });
    return { fields: Object.fromEntries(right) };
  }
  if (document.pairs) {
    const pairs = document.pairs.flatMap((pair) => [
      idOf(question.prompts, pair.prompt),
      idOf(question.options, pair.answer),
    ]);
    return { selectedAnswers: pairs };
  }
  return { selectedAnswers: rightOptions(document, question, assessment.shuffleAnswers) };
}

function rightOptions({ options }: QuestionDocument, question: ShownQuestion, areShuffled: boolean): string[] {
  const right = options.filter(({ correct }) => correct).map(({ text }) => text);
  return question.options
    .filter(({ text }, at) => (areShuffled ? right.includes(text.html) : options[at]?.correct))
    .map(({ id }) => id);
}
