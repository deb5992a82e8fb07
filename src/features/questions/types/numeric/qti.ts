import { readFeedback } from "../../formats/qti/item-feedback";
import { blocksOf, points, response, score as scored, set, variable, when } from "../../formats/qti/item-parts";
import { penaltyOf } from "../../formats/qti/item-penalty";
import { outcomeOf, responseOf } from "../../formats/qti/processing";
import { element } from "../../formats/qti/qti-element";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { isNumber, numberKey } from "../../formats/qti/typed-keys";
import { field, isRightNumber, numberDeclaration } from "../../formats/qti/typed-parts";

export const numericQti: QtiKind = {
  read(asked) {
    const { name, unitBehind } = asked;
    if (unitBehind === null || !isNumber(asked.item.responses.get(name))) return null;
    const { value, tolerance } = numberKey(asked, name);
    const right = responseOf(name, ...(value === "" ? [] : [Number(value)]));
    const wrong = responseOf(name, Number(value) + 1e9);
    const words = readFeedback(
      asked,
      [right, wrong].map((response) => ({ response, parts: [] })),
      true,
    );
    const { score } = outcomeOf(asked.item, right);
    return {
      ...{ type: "NUMERIC", numericValue: value, numericTolerance: tolerance, numericUnit: unitBehind },
      ...{ score, penalty: penaltyOf(asked, [wrong], score), ...words.general, text: asked.text() },
    };
  },
  /** What is entered is a number alone, so its unit is beside the field in any case. */
  write({ text, numericValue, numericTolerance, numericUnit: unit, body }, means) {
    if (body) means.tell("units");
    return {
      declarations: [numberDeclaration(response, numericValue)],
      body: [
        ...blocksOf(text, means),
        element(
          "p",
          {},
          field(response),
          ...(unit.trim() === "" ? [] : [" ", element("span", { class: "unit" }, unit.trim())]),
        ),
      ],
      rules: [when(isRightNumber(response, numericTolerance), set(scored, variable(points)))],
      said: [],
    };
  },
};
