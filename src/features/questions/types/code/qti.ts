import { writtenWords } from "../../formats/qti/item-feedback";
import { blocksOf, declaration, response } from "../../formats/qti/item-parts";
import { element } from "../../formats/qti/qti-element";
import { type QtiKind, QtiProblem } from "../../formats/qti/qti-kind";
import { emptyCode, longestStarter, readCode } from "./body";
import { type CodeLanguage, codeLanguages } from "./languages";

/**
 * Code that a person grades is preformatted text. What it begins with is the default value of its response, and its language a class, as
 * HTML has it, since QTI has no attribute for one.
 */
export const codeQti: QtiKind = {
  read(asked) {
    const { interaction, item, name, graderNotes } = asked;
    const { format = "", class: classes = "" } = interaction.attributes;
    if (interaction.name !== "extendedTextInteraction" || format.toLowerCase() !== "preformatted") return null;
    const [starter = ""] = item.responses.get(name)?.normal ?? [];
    if (`${starter}`.length > longestStarter) throw new QtiProblem("too_large");
    return {
      ...{ type: "CODE", text: asked.text(), answers: [], score: null },
      body: { ...emptyCode, language: languageIn(classes), starter: `${starter}`, graderNotes },
      ...writtenWords(asked, name),
    };
  },
  write({ text, body }, means) {
    const { markedBy, language, starter, graderNotes, rubric } = readCode(body);
    // No interaction asks for a program together with what it printed.
    if (markedBy === "output") return null;
    if (rubric) means.tell("rubric");
    return {
      declarations: [
        declaration({
          ...{ identifier: response, cardinality: "single", baseType: "string" },
          initial: starter,
          correct: [],
        }),
      ],
      body: [
        ...blocksOf(text, means),
        element("extendedTextInteraction", {
          responseIdentifier: response,
          class: language ? `language-${language}` : undefined,
          format: means.version === "3.0" ? "preformatted" : "preFormatted",
        }),
        ...(graderNotes.trim() === "" ? [] : [means.notesOf(...blocksOf(graderNotes, means))]),
      ],
      rules: [],
      said: [],
    };
  },
  isGradedByPerson: true,
};

const languageIn = (classes: string): CodeLanguage | null =>
  (Object.keys(codeLanguages) as CodeLanguage[]).find((one) => classes.split(/\s+/).includes(`language-${one}`)) ??
  null;
