import "server-only";
import type { AssessmentDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { sectionOf } from "@/features/interchange/section-of";
import { QuizFile } from "@/features/interchange/server/native/native-schema";
import { drawKey } from "@/features/interchange/server/native/quiz-draws";
import { readYaml } from "@/features/interchange/server/native/yaml-file";
import { courseFile, type QuestionDocument, type QuestionEntry } from "@/features/questions/course-files";
import { statedReview } from "@/features/questions/review-matrix";
import { inSections } from "@/features/questions/sections";

export interface QuizContext {
  file: string;
  lessonTitle: string;
  /** BCP 47 language of the course: names the options of true/false questions. */
  language: string;
}

/** Reads a `.quiz.yaml` file. `madeIds` counts the questions that had no id. */
export function readQuiz(
  source: string,
  context: QuizContext,
): {
  assessment: AssessmentDocument;
  madeIds: number;
  lineOfQuestion: (index: number) => number;
  lineOfSections: () => number;
} {
  const { value, lineOf } = readYaml(source, { file: context.file }, QuizFile);
  const seen = new Set<string>();
  const pointsOf = new Map(value.draws.map(({ key, points }) => [key, points]));
  const questions = value.questions.map((item, index) => {
    const sourceKey = item.id ?? `q${index + 1}`;
    if (seen.has(sourceKey)) {
      throw new ImportError(
        `Two questions have the id "${sourceKey}". Give one of them another.`,
        context.file,
        lineOf(["questions", index]),
      );
    }
    seen.add(sourceKey);
    const question = questionOf(item, sourceKey, context.language);
    return question.draw === undefined ? question : { ...question, points: pointsOf.get(question.draw) ?? 1 };
  });
  const { questions: items, title, review, showResults, showCorrectAnswers, sections, draws, paging, ...rules } = value;
  const stated = { review, showResults, showCorrectAnswers };
  const home = sectionOf({ draws });
  const ordered = inSections(sections, [...questions.entries()], ([, question]) => home(question)).flatMap(
    ({ items: of }) => of,
  );
  return {
    assessment: {
      title: title || context.lessonTitle,
      ...rules,
      review: statedReview(stated, { closes: rules.closesAt !== null }),
      ...(sections.length > 0 && { sections }),
      ...(draws.length > 0 && { draws }),
      ...(paging !== "SECTION" && { paging }),
      questions: ordered.map(([, question]) => question),
    },
    madeIds: items.filter(({ id }) => id === undefined).length,
    lineOfQuestion: (index) => lineOf(["questions", ordered[index]?.[0] ?? index]),
    lineOfSections: () => lineOf(["sections"]),
  };
}

function questionOf(item: QuestionEntry, sourceKey: string, language: string): QuestionDocument {
  const { type, text, points, explanation, feedback, section, draw } = item;
  const readAgain = [...new Set(item.readAgain)];
  const penalty = "penalty" in item ? Number(item.penalty) : 0;
  return {
    ...{ sourceKey, type, text, points, explanation, feedback, options: [], numeric: null, accepted: [] },
    ...(penalty > 0 && { penalty }),
    ...(readAgain.length > 0 && { readAgain }),
    ...(section !== undefined && { section }),
    ...(draw !== undefined && { draw: drawKey(draw) }),
    ...courseFile(type).read(item, language),
  };
}
