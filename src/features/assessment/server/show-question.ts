import "server-only";
import type { OfferedText, PublicQuestion } from "@/features/questions/question-type";
import type { OfferedShown, ShownQuestion } from "@/features/questions/shown-question";
import type { Show } from "./show-texts";

/** The question with its texts rendered; `id` keeps their anchors apart from those of others on the page. */
export function showQuestion(question: PublicQuestion, id: string, show: Show): ShownQuestion {
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
