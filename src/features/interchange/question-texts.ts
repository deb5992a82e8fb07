import type { AssessmentDocument } from "@/features/interchange/course-document";
import { courseFile, type QuestionDocument } from "@/features/questions/course-files";

type Change = (text: string) => string;

/** A question with each text changed that is Markdown: all but accepted texts, code and rubrics. */
export function changeQuestionTexts(question: QuestionDocument, change: Change): QuestionDocument {
  return {
    ...question,
    text: change(question.text),
    explanation: change(question.explanation),
    feedback: change(question.feedback),
    ...courseFile(question.type).changeTexts(question, change),
  };
}

/** The sections of an assessment with each introduction changed, as an assessment has them. */
export function changeIntroductions(
  { sections }: Pick<AssessmentDocument, "sections">,
  change: Change,
): Pick<AssessmentDocument, "sections"> {
  return sections
    ? { sections: sections.map((section) => ({ ...section, introduction: change(section.introduction) })) }
    : {};
}

/** All of them, in the order of the fields. */
export function textsOfQuestion(question: QuestionDocument): string[] {
  const texts: string[] = [];
  changeQuestionTexts(question, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
