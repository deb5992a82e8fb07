import type { EditedQuestion } from "@/features/questions/edited-question";
import { commentId } from "@/features/questions/formats/qti/item-feedback";
import { feedback, flowOf, points, score, show } from "@/features/questions/formats/qti/item-parts";
import { costOfWrong } from "@/features/questions/formats/qti/item-penalty";
import { element, type QtiElement, type QtiNode } from "@/features/questions/formats/qti/qti-element";
import type { QtiVersion, WriterMeans } from "@/features/questions/formats/qti/qti-kind";
import { xhtmlBlocks } from "@/features/questions/formats/qti/texts/markdown-to-xhtml";
import type { QuestionWriter } from "../../write-questions";
import { qtiKind } from "../kinds";
import { versionNames } from "../versions";
import { packedPath } from "./write-package";
import { writeDocument } from "./write-xml";

/** A question as an assessmentItem of a version: what it earns, and what is said of answers, is in its response processing. */
export const writeQti =
  (version: QtiVersion): QuestionWriter =>
  (question, tell, { number, pictures }) => {
    const kind = qtiKind(question.type);
    if (!kind) return null;
    const means: WriterMeans = {
      ...{ tell, version, notesOf: (...content) => notes(content, version) },
      pictureAt(path) {
        const picture = pictures.get(path);
        return picture && { ...picture, href: `../${packedPath(picture)}` };
      },
    };
    const isByPerson = kind.isGradedByPerson?.(question) ?? false;
    // What costs a share of no points would be read as no cost.
    const isPenaltySaid = question.penalty > 0 && question.points > 0 && !isByPerson;
    if (question.penalty > 0 && !isPenaltySaid) tell("penalty");
    const parts = kind.write(question, means);
    if (!parts) return null;
    const general = [
      { id: "EXPLANATION", text: question.explanation },
      { id: commentId, text: question.feedback },
    ].filter(({ text }) => text.trim() !== "");
    const said = [...parts.said, ...general];
    const cost = isPenaltySaid ? [costOfWrong(question.penalty, parts.declarations)] : [];
    const rules = [...parts.rules, ...cost, ...(general.length > 0 ? [show(...general.map(({ id }) => id))] : [])];
    const { namespace, schemaLocation } = versionNames[version];
    const attributes = {
      xmlns: namespace,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": schemaLocation,
      ...{ identifier: itemId(number), title: titleOf(question), adaptive: "false", timeDependent: "false" },
    };
    const item = element(
      "assessmentItem",
      attributes,
      ...parts.declarations,
      ...outcomes(question, { isByPerson, version, hasFeedback: said.length > 0 }),
      element("itemBody", {}, ...parts.body),
      ...(rules.length > 0 ? [element("responseProcessing", {}, ...rules)] : []),
      ...said.map(({ id, text }) => modalFeedback(id, flowOf(text, means), version)),
    );
    return writeDocument(item, version);
  };

export const itemId = (number: number): string => `question-${number}`;

/** Version 3 has words of its own for who reads it, and a body around what they read. */
const notes = (content: QtiNode[], version: QtiVersion): QtiElement =>
  version === "3.0"
    ? element("rubricBlock", { use: "scoring", view: "scorer" }, element("contentBody", {}, ...content))
    : element("rubricBlock", { view: "scorer" }, ...content);

function modalFeedback(identifier: string, content: readonly QtiNode[], version: QtiVersion): QtiElement {
  const attributes = { outcomeIdentifier: feedback, identifier, showHide: "show" };
  if (version !== "3.0") return element("modalFeedback", attributes, ...content);
  return element("modalFeedback", attributes, element("contentBody", {}, ...content));
}

function outcomes(
  question: EditedQuestion,
  { isByPerson, version, hasFeedback }: { isByPerson: boolean; version: QtiVersion; hasFeedback: boolean },
): QtiElement[] {
  const most = `${question.points}`;
  const float = { cardinality: "single", baseType: "float" };
  const value = (text: string) => element("defaultValue", {}, element("value", {}, text));
  const scored = {
    identifier: score,
    ...float,
    normalMaximum: most,
    externalScored: isByPerson && version === "3.0" ? "human" : undefined,
  };
  const declared = [
    element("outcomeDeclaration", scored, value("0")),
    element("outcomeDeclaration", { identifier: points, ...float }, value(most)),
  ];
  const shown = { identifier: feedback, cardinality: "multiple", baseType: "identifier" };
  return hasFeedback ? [...declared, element("outcomeDeclaration", shown)] : declared;
}

/** The words that it begins with, without formulas and with a line for each blank. */
function titleOf({ text }: EditedQuestion): string {
  const blocks = xhtmlBlocks(text, { tell: () => undefined, blank: () => "_____" });
  return wordsIn(blocks).replace(/\s+/g, " ").trim().slice(0, 80) || "?";
}

const wordsIn = (nodes: readonly QtiNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === "string") return node;
      return node.name === "math" ? "…" : wordsIn(node.children);
    })
    .join("");
