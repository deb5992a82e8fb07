import { interaction } from "../../formats/qti/item-parts";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { isChoice, isOneOf, qtiOptions, readQtiChoice, severalRight } from "../../shared/choice-qti";

export const multipleChoiceQti: QtiKind = {
  read: (asked) => (isChoice(asked) && !isOneOf(asked) ? { type: "MULTIPLE_CHOICE", ...readQtiChoice(asked) } : null),
  /** Each right option earns a share, each wrong one takes one away: as they are marked here. */
  write(question, means) {
    const all = qtiOptions(question, means);
    const choices = all.map(({ choice }) => choice);
    const asked = interaction("choiceInteraction", { shuffle: "false", maxChoices: "0" }, ...choices);
    return severalRight(question, all, { asked, means });
  },
};
