import type { XmlElement } from "@/lib/xml-tree";
import { creditOfWeight, penaltyOfWeights } from "../formats/moodle-weight";
import { childrenOf, fractionOf, isYes, valueIn } from "../formats/moodle-xml/elements";
import { fullFraction, issuesIf, type MoodleKey, optionIn } from "../formats/moodle-xml/moodle-kind";
import type { KindMeans } from "../question-authoring";

/** Options, and whether one of them alone is right. */
export function readMoodleChoice(
  question: XmlElement,
  { newId }: KindMeans,
): Omit<MoodleKey, "type"> & { isOne: boolean } {
  const answers = childrenOf(question, "answer");
  const isSingle = valueIn(question, "single") === "" || isYes(valueIn(question, "single"));
  const isRight = (answer: XmlElement) => (isSingle ? fractionOf(answer) === fullFraction : fractionOf(answer) > 0);
  const rights = answers.filter(isRight).length;
  const share = fullFraction / Math.max(1, rights);
  const isOne = isSingle && rights <= 1;
  const penalty = isOne ? penaltyOfWeights(answers.map(fractionOf).filter((fraction) => fraction <= 0)) : 0;
  const isAsOurs = (answer: XmlElement) => {
    if (isOne && fractionOf(answer) > 0) return true;
    const ours = isRight(answer) ? share : isSingle ? -penalty : -share;
    return Math.abs(fractionOf(answer) - ours) < 0.011;
  };
  return {
    isOne,
    penalty,
    answers: answers.map((answer) => ({
      ...optionIn(answer, newId(), isRight(answer)),
      ...(isOne && creditOfWeight(fractionOf(answer))),
    })),
    issues: issuesIf({ weights: !answers.every(isAsOurs) }),
  };
}
