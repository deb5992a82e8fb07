import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionWriter } from "../../write-questions";
import { commentId } from "../reading/item-feedback";
import { type XhtmlMeans, xhtmlBlocks } from "../texts/markdown-to-xhtml";
import { type QtiVersion, versionNames } from "../versions";
import { feedback, flowOf, points, score, show, type Tell } from "./item-parts";
import { element, type QtiElement, type QtiNode } from "./qti-element";
import { type PartsWriter, writeMatching, writeMultiple, writeOrdering, writeSingle } from "./write-choices";
import { hotspotWriter } from "./write-hotspot";
import { packedPath } from "./write-package";
import { writeBlanks, writeEssay, writeNumeric, writeShort } from "./write-typed";
import { writeUpload } from "./write-upload";
import { writeDocument } from "./write-xml";

/** A question as an assessmentItem of a version: what it earns, and what is said of answers, is in its response processing. */
export const writeQti =
  (version: QtiVersion): QuestionWriter =>
  (question, tell, { number, pictures }) => {
    const means: WriterMeans = {
      tell,
      pictureAt(path) {
        const picture = pictures.get(path);
        return picture && { ...picture, href: `../${packedPath(picture)}` };
      },
    };
    const writeParts = partsWriter(question, version, means);
    if (!writeParts) return null;
    // What costs a share of no points would be read as no cost.
    const isPenaltySaid = writeParts === writeSingle && question.points > 0;
    if (question.penalty > 0 && !isPenaltySaid) tell("penalty");
    if (question.type === "NUMERIC" && question.body) tell("units");
    const parts = writeParts(question, means);
    const general = [
      { id: "EXPLANATION", text: question.explanation },
      { id: commentId, text: question.feedback },
    ].filter(({ text }) => text.trim() !== "");
    const said = [...parts.said, ...general];
    const rules = [...parts.rules, ...(general.length > 0 ? [show(...general.map(({ id }) => id))] : [])];
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
      ...outcomes(question, version, said.length > 0),
      element("itemBody", {}, ...parts.body),
      ...(rules.length > 0 ? [element("responseProcessing", {}, ...rules)] : []),
      ...said.map(({ id, text }) => modalFeedback(id, flowOf(text, means), version)),
    );
    return writeDocument(item, version);
  };

export const itemId = (number: number): string => `question-${number}`;

type WriterMeans = Required<Pick<XhtmlMeans, "tell" | "pictureAt">> & { tell: Tell };

/** Null for a type that no standard interaction asks for. */
function partsWriter(question: EditedQuestion, version: QtiVersion, means: WriterMeans): PartsWriter | null {
  const { tell } = means;
  switch (question.type) {
    case "SINGLE_CHOICE":
    case "TRUE_FALSE":
      return writeSingle;
    case "MULTIPLE_CHOICE":
      return writeMultiple;
    case "ORDERING":
      return writeOrdering;
    case "MATCHING":
      return writeMatching;
    case "NUMERIC":
      return writeNumeric;
    case "SHORT_ANSWER":
      return writeShort(tell);
    case "FILL_IN_BLANKS":
      return writeBlanks;
    case "ESSAY":
      return writeEssay(tell, (...content) => notes(content, version));
    case "HOTSPOT":
      return hotspotWriter(question, version, means);
    case "FILE_UPLOAD":
      return writeUpload(tell, (...content) => notes(content, version));
    case "CODE":
      return null;
  }
}

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

function outcomes(question: EditedQuestion, version: QtiVersion, hasFeedback: boolean): QtiElement[] {
  const most = `${question.points}`;
  const float = { cardinality: "single", baseType: "float" };
  const value = (text: string) => element("defaultValue", {}, element("value", {}, text));
  const isByPerson = (question.type === "ESSAY" || question.type === "FILE_UPLOAD") && version === "3.0";
  const scored = { identifier: score, ...float, normalMaximum: most, externalScored: isByPerson ? "human" : undefined };
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
