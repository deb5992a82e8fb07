import "server-only";
import type { AssessmentDocument, QuestionDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { type QuestionItem, QuizFile } from "@/features/interchange/server/native/native-schema";
import { readYaml } from "@/features/interchange/server/native/yaml-file";
import { statedReview } from "@/features/questions/review-matrix";
import { inSections } from "@/features/questions/sections";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";

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
    return questionOf(item, sourceKey, context.language);
  });
  const { questions: items, title, review, showResults, showCorrectAnswers, sections, paging, ...rules } = value;
  const stated = { review, showResults, showCorrectAnswers };
  const ordered = inSections(sections, [...questions.entries()], ([, { section }]) => section ?? null).flatMap(
    ({ items: of }) => of,
  );
  return {
    assessment: {
      title: title || context.lessonTitle,
      ...rules,
      review: statedReview(stated, { closes: rules.closesAt !== null }),
      ...(sections.length > 0 && { sections }),
      ...(paging !== "SECTION" && { paging }),
      questions: ordered.map(([, question]) => question),
    },
    madeIds: items.filter(({ id }) => id === undefined).length,
    lineOfQuestion: (index) => lineOf(["questions", ordered[index]?.[0] ?? index]),
    lineOfSections: () => lineOf(["sections"]),
  };
}

function questionOf(item: QuestionItem, sourceKey: string, language: string): QuestionDocument {
  const { text, points, explanation, feedback } = item;
  const readAgain = [...new Set(item.readAgain)];
  const penalty = "penalty" in item && item.penalty > 0 ? { penalty: item.penalty } : {};
  const question = {
    ...{ sourceKey, text, points, ...penalty, explanation, feedback, options: [], numeric: null, accepted: [] },
    ...(readAgain.length > 0 && { readAgain }),
    ...(item.section !== undefined && { section: item.section }),
  };
  switch (item.type) {
    case "single-choice":
      return { ...question, type: "SINGLE_CHOICE", options: item.options };
    case "multiple-choice":
      return { ...question, type: "MULTIPLE_CHOICE", options: item.options };
    case "true-false":
      return { ...question, type: "TRUE_FALSE", options: item.options ?? trueFalse(item.answer === true, language) };
    case "numeric":
      return {
        ...question,
        type: "NUMERIC",
        numeric: { value: item.answer, tolerance: item.tolerance, unit: item.unit, ...unitsIn(item) },
      };
    case "short-answer":
      return {
        ...question,
        type: "SHORT_ANSWER",
        accepted: item.accept.map(({ regex, ...accepted }) => ({ ...accepted, isRegex: regex })),
      };
    case "ordering":
      return { ...question, type: "ORDERING", options: item.items.map((one) => ({ ...one, correct: true })) };
    case "matching":
      return { ...question, type: "MATCHING", pairs: item.pairs, extras: item.extras };
    case "essay": {
      const { minWords, maxWords, graderNotes, rubric } = item;
      return { ...question, type: "ESSAY", essay: { minWords, maxWords, graderNotes }, ...(rubric && { rubric }) };
    }
    case "code": {
      const { language, starter, graderNotes, outputs, rubric } = item;
      const code = { language, starter, graderNotes, outputs };
      return { ...question, type: "CODE", code, ...(rubric && { rubric }) };
    }
    case "file-upload": {
      const { mostFiles: most, accepts, megabytes, graderNotes, rubric } = item;
      const files = { most, accepts: fileGroups.filter((group) => accepts.includes(group)), megabytes, graderNotes };
      return { ...question, type: "FILE_UPLOAD", files, ...(rubric && { rubric }) };
    }
    case "hotspot": {
      const { image, imageSize: size, areas } = item;
      return {
        ...question,
        type: "HOTSPOT",
        options: areas.map(({ name, correct, feedback }) => ({ text: name, correct, feedback })),
        hotspot: {
          ...{ image, size },
          areas: areas.map(({ shape, left, top, width, height }) => ({ shape, left, top, width, height })),
        },
      };
    }
    case "fill-in-blanks":
      return { ...question, type: "FILL_IN_BLANKS", blanks: item.blanks };
  }
}

function unitsIn({ units, asksUnit, unitCost }: Extract<QuestionItem, { type: "numeric" }>) {
  if (units.length === 0 && !asksUnit) return {};
  return { units: { others: units, asked: asksUnit, cost: asksUnit ? unitCost : 0 } };
}

const trueFalseWords: Readonly<Record<string, readonly [string, string]>> = {
  de: ["Wahr", "Falsch"],
  es: ["Verdadero", "Falso"],
  fr: ["Vrai", "Faux"],
  it: ["Vero", "Falso"],
  nl: ["Waar", "Niet waar"],
  pl: ["Prawda", "Fałsz"],
  pt: ["Verdadeiro", "Falso"],
};

/** The two options of a true/false question, in the course's language where it is known here, else in English. */
export function trueFalse(isTrue: boolean, language: string): QuestionDocument["options"] {
  const [yes, no] = trueFalseWords[language.toLowerCase().split("-")[0] ?? ""] ?? ["True", "False"];
  return [
    { text: yes, correct: isTrue, feedback: "" },
    { text: no, correct: !isTrue, feedback: "" },
  ];
}
