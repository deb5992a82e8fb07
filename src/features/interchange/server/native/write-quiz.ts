import "server-only";
import type {
  AssessmentDocument,
  BlankDocument,
  CodeDocument,
  QuestionDocument,
  RubricDocument,
} from "@/features/interchange/course-document";
import { formatName } from "@/features/interchange/server/native/native-schema";
import { isStandardReview } from "@/features/questions/review-matrix";
import { emptyFileUpload } from "@/features/questions/types/file-upload/body";

const noNumber: NonNullable<QuestionDocument["numeric"]> = { value: "0", tolerance: "0", unit: "" };
const noCode: CodeDocument = { language: null, starter: "", graderNotes: "", outputs: [] };

/** An assessment as the keys of a `.quiz.yaml` file, in the format's order; what equals its default is undefined. */
export function quizFields(assessment: AssessmentDocument, lessonTitle: string): object {
  const unless = <T>(value: T, standard: T) => (value === standard ? undefined : value);
  return {
    title: unless(assessment.title, lessonTitle),
    description: unless(assessment.description, ""),
    passingScore: assessment.passingScore,
    maxAttempts: unless(assessment.maxAttempts, 0),
    timeLimitMinutes: unless(assessment.timeLimitMinutes, 0),
    opensAt: unless(assessment.opensAt, null),
    closesAt: unless(assessment.closesAt, null),
    cooldownMinutes: unless(assessment.cooldownMinutes, 0),
    shuffleQuestions: unless(assessment.shuffleQuestions, false),
    shuffleAnswers: unless(assessment.shuffleAnswers, false),
    review: isStandardReview(assessment.review) ? undefined : assessment.review,
    counts: unless(formatName(assessment.counts), "best"),
    feedbackBands: assessment.feedbackBands.length === 0 ? undefined : assessment.feedbackBands,
    recordsSignals: unless(assessment.recordsSignals, false),
    hidesNames: unless(assessment.hidesNames, false),
    twoGraders: unless(assessment.twoGraders, false),
    agreementPercent: unless(assessment.agreementPercent, 10),
    paging: assessment.paging && formatName(assessment.paging),
    sections: assessment.sections?.map(({ key, title, introduction }) => ({
      id: key,
      title: unless(title, ""),
      introduction: unless(introduction, ""),
    })),
    questions: assessment.questions.map(questionFields),
  };
}

function questionFields(question: QuestionDocument): object {
  return {
    id: question.sourceKey,
    type: formatName(question.type),
    section: question.section,
    text: question.text,
    points: question.points === 1 ? undefined : question.points,
    penalty: question.penalty,
    ...answerFields(question),
    feedback: question.feedback || undefined,
    explanation: question.explanation || undefined,
    readAgain: question.readAgain,
  };
}

function answerFields(question: QuestionDocument): object {
  switch (question.type) {
    case "NUMERIC": {
      const { value, tolerance, unit, units } = question.numeric ?? noNumber;
      return {
        ...{ answer: value, tolerance: tolerance === "0" ? undefined : tolerance, unit: unit || undefined },
        units: units && units.others.length > 0 ? units.others : undefined,
        asksUnit: units?.asked || undefined,
        unitCost: units?.cost || undefined,
      };
    }
    case "SHORT_ANSWER":
      return {
        accept: question.accepted.map(({ text, caseSensitive, isRegex, feedback }) => ({
          text,
          caseSensitive: caseSensitive || undefined,
          regex: isRegex || undefined,
          feedback: feedback || undefined,
        })),
      };
    case "ORDERING":
      return {
        items: question.options.map(({ text, feedback }) => (feedback === "" ? text : { text, feedback })),
      };
    case "MATCHING": {
      const { pairs = [], extras = [] } = question;
      return {
        pairs: pairs.map(({ feedback, ...pair }) => ({ ...pair, feedback: feedback || undefined })),
        extras: extras.length > 0 ? extras : undefined,
      };
    }
    case "ESSAY": {
      const { minWords, maxWords, graderNotes } = question.essay ?? { minWords: null, maxWords: null, graderNotes: "" };
      return {
        minWords: minWords ?? undefined,
        maxWords: maxWords ?? undefined,
        graderNotes: graderNotes || undefined,
        rubric: rubricFields(question.rubric),
      };
    }
    case "CODE": {
      const { language, starter, graderNotes, outputs } = question.code ?? noCode;
      return {
        language: language ?? undefined,
        starter: starter || undefined,
        graderNotes: graderNotes || undefined,
        rubric: rubricFields(question.rubric),
        outputs:
          outputs.length > 0
            ? outputs.map(({ text, feedback }) => ({ text, feedback: feedback || undefined }))
            : undefined,
      };
    }
    case "FILE_UPLOAD": {
      const { most, accepts, megabytes, graderNotes } = question.files ?? emptyFileUpload;
      return {
        ...{ mostFiles: most, accepts, megabytes },
        graderNotes: graderNotes || undefined,
        rubric: rubricFields(question.rubric),
      };
    }
    case "HOTSPOT": {
      const { image, size, areas } = question.hotspot ?? { image: "", size: null, areas: [] };
      return {
        image,
        imageSize: size ?? undefined,
        areas: question.options.map(({ text, ...option }, at) => {
          const { text: name, ...key } = optionFields({ text, ...option });
          const { shape = "rectangle", ...place } = areas[at] ?? {};
          return { name, shape: shape === "rectangle" ? undefined : shape, ...place, ...key };
        }),
      };
    }
    case "FILL_IN_BLANKS":
      return { blanks: (question.blanks ?? []).map(blankFields) };
    default:
      return {
        options: question.options.map(optionFields),
      };
  }
}

const rubricFields = (rubric: RubricDocument | undefined) =>
  rubric && {
    shownBefore: rubric.shownBefore || undefined,
    criteria: rubric.criteria.map(({ name, description, levels }) => ({
      name,
      description: description || undefined,
      levels: levels.map((level) => ({ ...level, description: level.description || undefined })),
    })),
  };

const optionFields = ({ text, correct, feedback }: QuestionDocument["options"][number]) => ({
  text,
  correct: correct || undefined,
  feedback: feedback || undefined,
});

const blankFields = ({ tolerance, options, ...blank }: BlankDocument) => ({
  ...{
    blank: blank.blank,
    accept: blank.accept,
    caseSensitive: blank.caseSensitive || undefined,
    answer: blank.answer,
  },
  tolerance: tolerance || undefined,
  options: options?.map(optionFields),
  feedback: blank.feedback || undefined,
});
