import type { EditedAnswer } from "../../edited-question";
import { blocksOf, declaration, response } from "../../formats/qti/item-parts";
import { element } from "../../formats/qti/qti-element";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { isNumber } from "../../formats/qti/typed-keys";
import { field } from "../../formats/qti/typed-parts";
import { readKnownTexts, writeKnownTexts } from "../../shared/known-texts-qti";

export const shortAnswerQti: QtiKind = {
  read(asked) {
    const { name } = asked;
    if (asked.unitBehind === null || isNumber(asked.item.responses.get(name))) return null;
    return { type: "SHORT_ANSWER", text: asked.text(), ...readKnownTexts(asked, name) };
  },
  write({ text, answers }, means) {
    const known = answers.filter(isSayable);
    if (known.length < answers.length) means.tell("pattern");
    const { correct, mapping, rules, said } = writeKnownTexts(known, response);
    const declared = { identifier: response, cardinality: "single", baseType: "string" } as const;
    return {
      declarations: [declaration({ ...declared, correct, mapping })],
      body: [...blocksOf(text, means), element("p", {}, field(response))],
      ...{ rules, said },
    };
  },
};

/** Signs that mean the same in XML Schema's patterns, which QTI has, and in those of this site. */
const sharedPattern = /^(?:\\[\\.*+?()[\]{}|dDsSwW^$-]|[^\\^$]|(?<=\[)\^)*$/;

/** QTI's patterns are about letters as they are, so one that isn't can't be said. */
const isSayable = ({ text, isPattern, isCaseSensitive }: EditedAnswer): boolean =>
  !isPattern || (isCaseSensitive && sharedPattern.test(text) && !text.includes("(?") && !/[*+?}]\?/.test(text));
