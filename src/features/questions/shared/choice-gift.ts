import { fullWeight, type GiftAnswer, type GiftKey, type GiftKind, readAnswer } from "../formats/gift/gift-kind";
import { giftMarkdown, takeFormat } from "../formats/gift/gift-text";
import { creditOfWeight, penaltyOfWeights } from "../formats/moodle-weight";
import { blankAnswer } from "../question-authoring";

type ReadChoice = (...given: Parameters<GiftKind["read"]>) => (Omit<GiftKey, "type"> & { isOne: boolean }) | null;

/** Options behind "=" and "~", and whether one of them alone is right; null where it has none. */
export const readGiftChoice: ReadChoice = (written, format, means) => {
  if (!written.includes("~")) return null;
  const [, ...parts] = written.replaceAll("=", "~=").split("~");
  const given = parts.filter((part) => part.trim() !== "");
  const isSingle = written.includes("=");
  const answers = given.map((part) => {
    const isKey = part.trimStart().startsWith("=");
    return readAnswer(isKey ? part.trimStart().slice(1) : part, isKey ? fullWeight : 0);
  });
  const rights = answers.filter(({ weight }) => (isSingle ? weight === fullWeight : weight > 0)).length;
  const isOne = isSingle && rights <= 1;
  const penalty = isOne ? penaltyOfWeights(answers.map(({ weight }) => weight).filter((weight) => weight <= 0)) : 0;
  const isAsOurs = ({ weight }: GiftAnswer) => {
    if (isOne && weight > 0) return true;
    const share = fullWeight / Math.max(1, rights);
    const ours = isSingle ? (weight > 0 ? fullWeight : -penalty) : weight > 0 ? share : -share;
    return Math.abs(weight - ours) < 0.011;
  };
  return {
    isOne,
    penalty,
    answers: answers.map((answer) => ({
      ...blankAnswer(means.newId(), giftMarkdown(takeFormat(answer.text, format))),
      isCorrect: isSingle ? answer.weight === fullWeight : answer.weight > 0,
      explanation: giftMarkdown(takeFormat(answer.feedback, format)),
      ...(isOne && creditOfWeight(answer.weight)),
    })),
    issues: answers.every(isAsOurs) ? [] : ["weights"],
  };
};
