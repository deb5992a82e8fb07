import type { EditedAnswer } from "../../edited-question";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { choicesIn, idOf, isChoice, isOneOf, oneRight, qtiOptions, readQtiChoice } from "../../shared/choice-qti";

export const trueFalseQti: QtiKind = {
  read(asked) {
    const ids = choicesIn(asked).map(idOf);
    if (!isChoice(asked) || !isOneOf(asked) || ids.length !== 2) return null;
    const key = readQtiChoice(asked);
    return isTrueFalse(ids, key.answers, asked.means.trueFalse) ? { type: "TRUE_FALSE", ...key } : null;
  },
  write: (question, means) =>
    oneRight(
      question,
      qtiOptions(question, means, (at) => String(at === 0)),
      means,
    ),
};

function isTrueFalse(
  ids: readonly string[],
  answers: readonly EditedAnswer[],
  names: readonly [string, string],
): boolean {
  const is =
    (...of: string[]) =>
    (words: readonly string[]) =>
      words.every((word, at) => word.toLowerCase() === of[at]?.toLowerCase());
  const texts = answers.map(({ text }) => text.trim());
  return is("true", "false")(ids) || is("true", "false")(texts) || is(...names)(texts);
}
