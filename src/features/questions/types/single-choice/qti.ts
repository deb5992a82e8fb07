import type { QtiKind } from "../../formats/qti/qti-kind";
import { isChoice, isOneOf, oneRight, qtiOptions, readQtiChoice } from "../../shared/choice-qti";

export const singleChoiceQti: QtiKind = {
  read: (asked) => (isChoice(asked) && isOneOf(asked) ? { type: "SINGLE_CHOICE", ...readQtiChoice(asked) } : null),
  write: (question, means) => oneRight(question, qtiOptions(question, means), means),
};
