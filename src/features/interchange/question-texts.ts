import type { AssessmentDocument, BlankDocument, QuestionDocument } from "@/features/interchange/course-document";

/** A question with each text changed that is Markdown: all but accepted texts and code. */
export function changeQuestionTexts(question: QuestionDocument, change: (text: string) => string): QuestionDocument {
  const { pairs, extras, essay, code, hotspot, files, blanks } = question;
  return {
    ...question,
    text: change(question.text),
    explanation: change(question.explanation),
    feedback: change(question.feedback),
    options: question.options.map((option) => ({
      ...option,
      text: change(option.text),
      feedback: change(option.feedback),
    })),
    accepted: question.accepted.map((accepted) => ({ ...accepted, feedback: change(accepted.feedback) })),
    ...(pairs && {
      pairs: pairs.map((pair) => ({
        prompt: change(pair.prompt),
        answer: change(pair.answer),
        feedback: change(pair.feedback),
      })),
    }),
    ...(extras && { extras: extras.map(change) }),
    ...(essay && { essay: { ...essay, graderNotes: change(essay.graderNotes) } }),
    ...(code && {
      code: {
        ...code,
        graderNotes: change(code.graderNotes),
        outputs: code.outputs.map(({ text, feedback }) => ({ text, feedback: change(feedback) })),
      },
    }),
    ...(files && { files: { ...files, graderNotes: change(files.graderNotes) } }),
    ...(hotspot && { hotspot: { ...hotspot, image: change(hotspot.image) } }),
    ...(blanks && { blanks: blanks.map((blank) => changeBlank(blank, change)) }),
  };
}

function changeBlank({ options, ...blank }: BlankDocument, change: (text: string) => string): BlankDocument {
  const changed = options?.map((option) => ({
    ...option,
    text: change(option.text),
    feedback: change(option.feedback),
  }));
  return { ...blank, feedback: change(blank.feedback), ...(changed && { options: changed }) };
}

/** The sections of an assessment with each introduction changed, as an assessment has them. */
export function changeIntroductions(
  { sections }: Pick<AssessmentDocument, "sections">,
  change: (text: string) => string,
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
