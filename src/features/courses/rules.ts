import { findQuestionProblems } from "@/features/questions/authoring";
import type { MarkedBy, QuestionProblem } from "@/features/questions/question-authoring";
import type { CourseState } from "@/policy/course";
import type { GateCondition } from "@/policy/gate";
import { findGateGaps, gateGaps } from "./gates/rules";

/** What the publishing checks need to know of a draft. */
export interface DraftFacts {
  title: string;
  description: string;
  objectives: readonly string[];
  hasCategory: boolean;
  /** Of a course with a price: every enrollment opens everything. */
  isPriced: boolean;
  modules: readonly DraftModule[];
}

export interface DraftModule {
  id: string;
  title: string;
  /** What its lessons wait for. */
  gates: readonly GateCondition[];
  /** Neither shown nor counted. */
  isHidden: boolean;
  lessons: readonly DraftLesson[];
}

export interface DraftLesson {
  id: string;
  title: string;
  isEmpty: boolean;
  isRequired: boolean;
  accessLevel: "GUEST" | "REGISTERED" | "PREMIUM";
  isFreePreview: boolean;
  gates: readonly GateCondition[];
  /** Has a video that is stored here; players of other sites bring their own captions. */
  isVideo: boolean;
  hasCaptions: boolean;
  /** Videos and sounds of the course that are in the lesson's texts, by path. */
  recordings: readonly { path: string; hasCaptions: boolean }[];
  questions: readonly MarkedBy[] | null;
  /** How many questions each draws, and of how many. */
  draws: readonly { count: number; pool: number }[];
  /** The numbers of the sections of its assessment that hold neither a question nor a draw. */
  emptySections: readonly number[];
}

export const blockingGaps = [
  "no_title",
  "no_lessons",
  "assessment_without_questions",
  "draw_with_few_questions",
  "section_without_questions",
  "question_without_text",
  "question_without_key",
  "question_with_many_keys",
  "question_with_few_options",
  "question_with_empty_answer",
  "question_with_unreadable_number",
  "question_with_unreadable_pattern",
  "question_with_incomplete_units",
  "question_with_crossed_limits",
  "question_without_file_kinds",
  "question_without_image",
  "question_without_blanks",
  "question_with_incomplete_rubric",
  "question_with_repeated_blank",
  "required_film_without_captions",
  ...gateGaps,
] as const;
export const advisoryGaps = [
  "no_description",
  "no_objectives",
  "no_category",
  "lesson_empty",
  "question_with_twin_options",
  "question_with_unused_blank",
  "video_without_captions",
  "image_without_alt",
  "link_to_nowhere",
  "link_broken",
  "formula_broken",
  "gate_holds_nobody",
  "premium_required",
] as const;

export type BlockingCode = (typeof blockingGaps)[number];
export type GapCode = BlockingCode | (typeof advisoryGaps)[number];

/**
 * Something to fix before, or better before, a publish. `place` is the lesson as "3.2", hidden modules counted; `question` and `section` count
 * from 1; `count` of images; `address` of a link, `film` of a recording in the text, as they were written.
 */
export interface PublishingGap {
  code: GapCode;
  place?: string;
  lessonId?: string;
  lessonTitle?: string;
  question?: number;
  count?: number;
  section?: number;
  address?: string;
  video?: string;
  formula?: string;
}

/** Where in the studio a gap is fixed: the lesson, its captions, its question, the details or the outline. */
/** The field of the details that a gap is fixed in. */
const detailOf: Readonly<Partial<Record<GapCode, string>>> = {
  no_title: "title",
  no_description: "description",
  no_objectives: "objectives",
};

const isOfAssessment: ReadonlySet<GapCode> = new Set([
  "assessment_without_questions",
  "draw_with_few_questions",
  "section_without_questions",
]);

export function placeToMend(courseId: string, { code, lessonId, question, video }: PublishingGap): string {
  const course = `/instructor/courses/${courseId}`;
  if (lessonId && lacksCaptions(code)) return captionsAddress(course, lessonId, video);
  if (lessonId && question) return `${course}/lessons/${lessonId}/questions#question-${question}`;
  if (lessonId) return `${course}/lessons/${lessonId}${isOfAssessment.has(code) ? "/questions" : ""}`;
  if (code === "no_lessons" || code.startsWith("module_gate")) return course;
  if (code === "no_category") return `${course}/access`;
  const field = detailOf[code];
  return `${course}/details${field ? `#field-${field}` : ""}`;
}

/** Where captions are written: of a lesson's own video, or of one in its text. `course` is the course's address in the studio. */
export const captionsAddress = (course: string, lessonId: string, video?: string): string =>
  `${course}/captions/${lessonId}${video === undefined ? "" : `?video=${encodeURIComponent(video)}`}`;

const lacksCaptions = (code: GapCode): boolean =>
  code === "required_film_without_captions" || code === "video_without_captions";

export const isBlockingCode = (code: GapCode): code is BlockingCode =>
  (blockingGaps as readonly string[]).includes(code);
export const isBlocking = (gap: PublishingGap): boolean => isBlockingCode(gap.code);

/** Everything that is between a draft and a good course, what blocks it first. */
export function findPublishingGaps(draft: DraftFacts): PublishingGap[] {
  const shown = draft.modules.filter((module) => !module.isHidden);
  const gaps: PublishingGap[] = [
    ...(draft.title.trim() === "" ? [{ code: "no_title" as const }] : []),
    ...(shown.every((module) => module.lessons.length === 0) ? [{ code: "no_lessons" as const }] : []),
    ...draft.modules.flatMap((module, m) =>
      module.isHidden
        ? []
        : module.lessons.flatMap((lesson, l) => [
            ...gapsOfLesson(lesson, `${m + 1}.${l + 1}`),
            ...gapsOfAccess(lesson, `${m + 1}.${l + 1}`, draft.isPriced),
          ]),
    ),
    ...findGateGaps(draft),
    ...(draft.description.trim() === "" ? [{ code: "no_description" as const }] : []),
    ...(draft.objectives.length === 0 ? [{ code: "no_objectives" as const }] : []),
    ...(draft.hasCategory ? [] : [{ code: "no_category" as const }]),
  ];
  return [...gaps.filter(isBlocking), ...gaps.filter((gap) => !isBlocking(gap))];
}

/** An enrollment in a priced course opens premium lessons too; in a free one, only a premium subscription does. */
function gapsOfAccess(lesson: DraftLesson, place: string, isPriced: boolean): PublishingGap[] {
  const { accessLevel, isFreePreview, isRequired } = lesson;
  if (isPriced || !isRequired || isFreePreview || accessLevel !== "PREMIUM") return [];
  return [{ code: "premium_required", place, lessonId: lesson.id, lessonTitle: lesson.title }];
}

function gapsOfLesson(lesson: DraftLesson, place: string): PublishingGap[] {
  const at = { place, lessonId: lesson.id, lessonTitle: lesson.title };
  const gaps: PublishingGap[] = [];
  if (lesson.questions === null && lesson.isEmpty) gaps.push({ code: "lesson_empty", ...at });
  const uncaptioned = lesson.isRequired ? "required_film_without_captions" : "video_without_captions";
  if (lesson.isVideo && !lesson.hasCaptions) gaps.push({ code: uncaptioned, ...at });
  const silent = lesson.recordings.filter(({ hasCaptions }) => !hasCaptions).map(({ path }) => path);
  gaps.push(...[...new Set(silent)].map((video) => ({ code: uncaptioned, ...at, video }) as const));
  const isShort = lesson.draws.some(({ count, pool }) => pool < count);
  if (isShort) gaps.push({ code: "draw_with_few_questions", ...at });
  else if (lesson.questions?.length === 0) gaps.push({ code: "assessment_without_questions", ...at });
  gaps.push(...lesson.emptySections.map((section) => ({ code: "section_without_questions", ...at, section }) as const));
  lesson.questions?.forEach((question, i) => {
    const codes = new Set(findQuestionProblems(question).map(({ code }) => gapOfProblem[code]));
    gaps.push(...[...codes].map((code) => ({ code, ...at, question: i + 1 })));
  });
  return gaps;
}

/** What each problem of a question is called where a whole course is judged. */
const gapOfProblem: Record<QuestionProblem["code"], GapCode> = {
  text_missing: "question_without_text",
  too_few_options: "question_with_few_options",
  option_missing: "question_with_empty_answer",
  option_repeated: "question_with_twin_options",
  no_key: "question_without_key",
  many_keys: "question_with_many_keys",
  number_missing: "question_without_key",
  number_unreadable: "question_with_unreadable_number",
  tolerance_unreadable: "question_with_unreadable_number",
  foreseen_missing: "question_with_empty_answer",
  foreseen_unreadable: "question_with_unreadable_number",
  foreseen_tolerance: "question_with_unreadable_number",
  unit_missing: "question_with_incomplete_units",
  unit_name_missing: "question_with_incomplete_units",
  unit_repeated: "question_with_incomplete_units",
  factor_unreadable: "question_with_incomplete_units",
  no_accepted: "question_without_key",
  accepted_missing: "question_with_empty_answer",
  accepted_unreadable: "question_with_unreadable_pattern",
  no_full_credit: "question_without_key",
  too_few_items: "question_with_few_options",
  item_missing: "question_with_empty_answer",
  item_repeated: "question_with_twin_options",
  too_few_pairs: "question_with_few_options",
  prompt_missing: "question_with_empty_answer",
  prompt_repeated: "question_with_twin_options",
  match_missing: "question_with_empty_answer",
  extra_missing: "question_with_empty_answer",
  limits_crossed: "question_with_crossed_limits",
  no_file_kinds: "question_without_file_kinds",
  no_blanks: "question_without_blanks",
  blank_unused: "question_with_unused_blank",
  blank_repeated: "question_with_repeated_blank",
  blank_without_answer: "question_without_key",
  no_image: "question_without_image",
  too_few_areas: "question_with_few_options",
  area_missing: "question_with_empty_answer",
  area_repeated: "question_with_twin_options",
  no_right_area: "question_without_key",
  too_few_choices: "question_with_few_options",
  no_right_choice: "question_without_key",
  no_criteria: "question_with_incomplete_rubric",
  criterion_missing: "question_with_incomplete_rubric",
  too_few_levels: "question_with_incomplete_rubric",
  level_missing: "question_with_incomplete_rubric",
  rubric_total: "question_with_incomplete_rubric",
};

/** Where a course may go from where it is; publishing has its own checks. */
export const courseMoves = {
  unpublish: { from: ["LIVE", "SCHEDULED", "IN_REVIEW"], to: "DRAFT" },
  archive: { from: ["DRAFT", "LIVE", "SCHEDULED", "IN_REVIEW"], to: "ARCHIVED" },
  restore: { from: ["ARCHIVED"], to: "DRAFT" },
} as const satisfies Record<string, { from: readonly CourseState[]; to: CourseState }>;

export type CourseMove = keyof typeof courseMoves;
