import "server-only";
import type { OfferedText, PublicQuestion } from "@/features/questions/question-type";
import type { OfferedShown, ShownQuestion, ShownText } from "@/features/questions/shown-question";

/** Every text of a question that whoever answers it sees. */
export const textsAsked = ({ text, prompts, options, picture }: PublicQuestion): string[] => [
  text,
  ...[...prompts, ...options].map((offered) => offered.text),
  ...(picture ? [picture.image] : []),
];

/** The question with its texts rendered; `id` keeps their anchors apart from those of others on the page. */
export function showQuestion(
  question: PublicQuestion,
  id: string,
  show: (source: string, id: string) => ShownText,
): ShownQuestion {
  const shown = (offered: readonly OfferedText[], prefix: string): OfferedShown[] =>
    offered.map((one, place) => ({ id: one.id, text: show(one.text, `${id}-${prefix}${place + 1}`) }));
  return {
    ...question,
    text: show(question.text, id),
    prompts: shown(question.prompts, "p"),
    options: shown(question.options, ""),
    picture: question.picture && { ...question.picture, image: show(question.picture.image, `${id}-i`) },
  };
}
