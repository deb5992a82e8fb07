import "server-only";
import type { AssessmentDocument, SectionDocument } from "@/features/interchange/course-document";
import { unsaidOfAssessment } from "@/features/interchange/server/unsaid";
import type { QuestionDocument } from "@/features/questions/course-files";
import { childNamed } from "@/features/questions/formats/qti/qti-tree";
import { standardReview } from "@/features/questions/review-matrix";
import { textOf, type XmlElement } from "@/lib/xml-tree";

/** Questions that belong together. */
export interface ReadSection {
  title: string;
  /** As Markdown. */
  introduction: string;
  questions: QuestionDocument[];
}

/** Packages don't say how much is enough. */
export const passingScore = 70;

/** Null without questions. Sections are kept where there are several. */
export function assessmentOf(
  title: string,
  read: readonly ReadSection[],
  settings: Partial<AssessmentDocument> = {},
): AssessmentDocument | null {
  const filled = read.filter(({ questions }) => questions.length > 0);
  if (filled.length === 0) return null;
  const keyed = filled.map((section, at) => ({ ...section, key: `section-${at + 1}` }));
  const isOne = keyed.length === 1 && keyed[0]?.introduction === "";
  const sections: SectionDocument[] = keyed.map(({ key, title: name, introduction }) => ({
    key,
    title: name,
    introduction,
  }));
  return {
    ...unsaidOfAssessment,
    title,
    passingScore,
    ...(!isOne && { sections }),
    questions: keyed.flatMap(({ key, questions }) =>
      questions.map((question) => (isOne ? question : { ...question, section: key })),
    ),
    ...settings,
  };
}

/** What Canvas says of a quiz beside its questions. */
export function canvasSettings(
  quiz: XmlElement,
  { markdown, lost }: { markdown: (html: string) => string; lost: (what: string, why: string) => void },
): Partial<AssessmentDocument> {
  const said = (name: string) => textOf(childNamed(quiz, name) ?? { ...quiz, children: [] });
  const count = (name: string) => Math.min(10_000, Math.max(0, Math.floor(Number(said(name)) || 0)));
  const counts = { keep_latest: "LAST", keep_average: "AVERAGE" } as const;
  const policy = said("scoring_policy");
  if (said("due_at") !== "") lost("due_at", "Due dates do not exist here.");
  if (said("access_code") !== "") lost("access_code", "Assessments have no access code here.");
  if (said("require_lockdown_browser") === "true")
    lost("require_lockdown_browser", "Lockdown browsers do not exist here.");
  if (said("cant_go_back") === "true") lost("cant_go_back", "Students can go back to earlier questions here.");
  const [opensAt, closesAt] = [momentOf(said("unlock_at")), momentOf(said("lock_at"))];
  const isInOrder = opensAt === null || closesAt === null || opensAt < closesAt;
  return {
    description: markdown(said("description")),
    maxAttempts: count("allowed_attempts"),
    timeLimitMinutes: count("time_limit"),
    shuffleAnswers: said("shuffle_answers") === "true",
    counts: policy === "keep_latest" || policy === "keep_average" ? counts[policy] : "BEST",
    ...(isInOrder && { opensAt, closesAt }),
    ...(said("show_correct_answers") === "false" && { review: { ...standardReview, answers: [] } }),
    ...(said("one_question_at_a_time") === "true" && { paging: "QUESTION" as const }),
  };
}

/** Canvas writes moments in UTC, without saying so. */
function momentOf(text: string): string | null {
  const date = new Date(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return text === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
