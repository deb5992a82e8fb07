import type { XmlElement } from "@/lib/xml-tree";
import type { EditedAnswer } from "../../edited-question";
import { writtenWords } from "../../formats/qti/item-feedback";
import { blocksOf, declaration, type ItemParts, response } from "../../formats/qti/item-parts";
import { element } from "../../formats/qti/qti-element";
import { type QtiKind, QtiProblem, type QtiVersion } from "../../formats/qti/qti-kind";
import { readKnownTexts, writeKnownTexts } from "../../shared/known-texts-qti";
import { emptyCode, longestStarter, readCode } from "./body";
import { type CodeLanguage, codeLanguages } from "./languages";
import { tidiedOutput } from "./output";

/** The identifier of the response that holds what the program printed. */
const printed = "OUTPUT";

/**
 * Code is preformatted text. What it begins with is the default value of its response, and its language a class, as HTML has it, since QTI
 * has no attribute for one. Where its output marks it, a second preformatted text asks for that.
 */
export const codeQti: QtiKind = {
  takesAll: ([code, output, ...others]) =>
    others.length === 0 && isPreformatted(code) && isPreformatted(output) && nameOf(output) === printed,
  read(asked) {
    const { interaction, item, name, graderNotes } = asked;
    if (!isPreformatted(interaction)) return null;
    const [starter = ""] = item.responses.get(name)?.normal ?? [];
    if (`${starter}`.length > longestStarter) throw new QtiProblem("too_large");
    const code = { ...emptyCode, language: languageIn(interaction), starter: `${starter}`, graderNotes };
    const question = { type: "CODE", text: asked.text() } as const;
    if (item.interactions.length === 1)
      return { ...question, answers: [], score: null, body: code, ...writtenWords(asked, name) };
    const { answers, ...known } = readKnownTexts(asked, printed);
    // Case always counts in what is printed.
    const outputs = answers.map((answer) => ({ ...answer, isCaseSensitive: false }));
    return { ...question, ...known, answers: outputs, body: { ...code, markedBy: "output" } };
  },
  write({ text, body, answers }, means) {
    const { markedBy, language, starter, graderNotes, rubric } = readCode(body);
    if (rubric) means.tell("rubric");
    const typed = { cardinality: "single", baseType: "string" } as const;
    const { declarations, rules, said } = markedBy === "output" ? outputParts(answers) : noParts;
    return {
      declarations: [declaration({ identifier: response, ...typed, initial: starter, correct: [] }), ...declarations],
      body: [
        ...blocksOf(text, means),
        preformatted(response, means.version, language ? `language-${language}` : undefined),
        ...(markedBy === "output" ? [preformatted(printed, means.version)] : []),
        ...(graderNotes.trim() === "" ? [] : [means.notesOf(...blocksOf(graderNotes, means))]),
      ],
      ...{ rules, said },
    };
  },
  isGradedByPerson: ({ body }) => readCode(body).markedBy === "person",
};

type MarkingParts = Pick<ItemParts, "declarations" | "rules" | "said">;
const noParts: MarkingParts = { declarations: [], rules: [], said: [] };

/** Spaces at the ends of lines don't count here, so other platforms compare without them. */
function outputParts(answers: readonly EditedAnswer[]): MarkingParts {
  const outputs = answers.map((answer) => ({ ...answer, text: tidiedOutput(answer.text), isCaseSensitive: true }));
  const known = outputs.filter(({ text }, at) => outputs.findIndex((one) => one.text === text) === at);
  const { correct, mapping, rules, said } = writeKnownTexts(known, printed);
  const typed = { cardinality: "single", baseType: "string" } as const;
  return { declarations: [declaration({ identifier: printed, ...typed, correct, mapping })], rules, said };
}

const preformatted = (responseIdentifier: string, version: QtiVersion, name?: string) =>
  element("extendedTextInteraction", {
    ...{ responseIdentifier, class: name, format: version === "3.0" ? "preformatted" : "preFormatted" },
  });

const isPreformatted = (interaction: XmlElement | undefined): boolean =>
  interaction?.name === "extendedTextInteraction" &&
  (interaction.attributes.format ?? "").toLowerCase() === "preformatted";

const nameOf = (interaction: XmlElement | undefined) => interaction?.attributes.responseIdentifier;

const languageIn = ({ attributes }: XmlElement): CodeLanguage | null =>
  (Object.keys(codeLanguages) as CodeLanguage[]).find((one) =>
    (attributes.class ?? "").split(/\s+/).includes(`language-${one}`),
  ) ?? null;
