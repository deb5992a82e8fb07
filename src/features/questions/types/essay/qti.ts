import { writtenWords } from "../../formats/qti/item-feedback";
import { blocksOf, declaration, response } from "../../formats/qti/item-parts";
import { element } from "../../formats/qti/qti-element";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { readEssay } from "./body";

/** Written freely and graded by a person. */
export const essayQti: QtiKind = {
  read(asked) {
    if (asked.interaction.name !== "extendedTextInteraction") return null;
    const text = asked.text();
    const { graderNotes } = asked;
    return {
      ...{ type: "ESSAY", text, answers: [], score: null },
      body: { minWords: null, maxWords: null, graderNotes },
      ...writtenWords(asked, asked.name),
    };
  },
  write({ text, body }, means) {
    const { tell, notesOf } = means;
    const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
    if (rubric) tell("rubric");
    if (minWords !== null || maxWords !== null) tell("limits");
    const notes = graderNotes.trim() === "" ? [] : [notesOf(...blocksOf(graderNotes, means))];
    return {
      declarations: [declaration({ identifier: response, cardinality: "single", baseType: "string", correct: [] })],
      body: [...blocksOf(text, means), element("extendedTextInteraction", { responseIdentifier: response }), ...notes],
      rules: [],
      said: [],
    };
  },
  isGradedByPerson: () => true,
};
