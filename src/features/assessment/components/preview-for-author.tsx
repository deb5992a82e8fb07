import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ShownQuestion } from "@/features/questions/shown-question";
import { QuestionPreview } from "./assessment-preview";

/** A question drawn by the student's own parts, for its author; null while an option without a text would be a box without a name. */
export async function previewForAuthor(question: ShownQuestion, number: number): Promise<ReactNode> {
  const isNamed = [...question.prompts, ...question.options].every(({ text }) => text.html.trim() !== "");
  if (!isNamed) return null;
  const t = await getTranslations("questions");
  return (
    <QuestionPreview
      key={question.versionId}
      question={question}
      number={number}
      points={t("learnerPoints", { points: question.points / 100, penalty: question.penalty / 100 })}
      words={{
        ...{ answer: t("learnerAnswer"), output: t("learnerOutput"), choose: t("learnerChoose") },
        blank: (at, count) => t("learnerBlank", { number: at, count }),
        choices: (at) => t("learnerBlankChoices", { number: at }),
      }}
    />
  );
}
