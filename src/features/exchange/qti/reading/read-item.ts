import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue, LostIssue } from "@/features/questions/formats/issues";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { askedText, isField, isForCandidates } from "@/features/questions/formats/qti/asked-text";
import { ProcessingProblem } from "@/features/questions/formats/qti/expressions";
import { itemOf, type QtiItem } from "@/features/questions/formats/qti/item";
import { pointsOf } from "@/features/questions/formats/qti/item-points";
import { type AskedItem, type ItemKey, type ItemReading, QtiProblem } from "@/features/questions/formats/qti/qti-kind";
import { xhtmlToMarkdown } from "@/features/questions/formats/qti/texts/xhtml-to-markdown";
import { noKey } from "@/features/questions/question-authoring";
import { ownName } from "@/features/questions/types/fill-in-blanks/read-qti";
import { descendants, textOf, type XmlElement } from "@/lib/xml-tree";
import type { ReadIssue } from "../../read-questions";
import { qtiKinds } from "../kinds";

/** A question, or why an item can't be one; what isn't imported of it is among the codes. */
export type ReadItem =
  | { question: EditedQuestion; codes: ReadIssue["code"][] }
  | { question: null; codes: [ReadIssue["code"]] };

/** An assessmentItem of any version, its names as `readQtiTree` has them. */
export function readItem(root: XmlElement, means: ReadMeans): ReadItem {
  const codes = new Set<KeptIssue>();
  try {
    const question = questionOf(itemOf(root), means, (code) => codes.add(code));
    const [problem] = findQuestionProblems(question);
    // What could have been asked by a picture or a sound is missing for their sake.
    const missing = [...codes].find((code) => code === "image" || code === "media");
    if (problem) return { question: null, codes: [missing ?? problem.code] };
    if (!EditedQuestion.safeParse(question).success) return { question: null, codes: ["too_large"] };
    return { question, codes: [...codes] };
  } catch (error) {
    if (error instanceof QtiProblem) return { question: null, codes: [error.code] };
    if (error instanceof ProcessingProblem) return { question: null, codes: ["processing"] };
    throw error;
  }
}

/** Kinds of interaction that no type of question here is like, by the ends of their names. */
const refused: readonly [RegExp, LostIssue][] = [
  [/^(graphic\w*|selectPoint|positionObject)Interaction$/, "graphic"],
  [/^sliderInteraction$/, "slider"],
  [/^hottextInteraction$/, "hottext"],
  [/^drawingInteraction$/, "drawing"],
  [/^mediaInteraction$/, "media_interaction"],
  [/^(custom|portableCustom)Interaction$/, "custom"],
];
/** More than any question holds, and as much as is tried in a moment. */
const most = { interactions: 100, choices: 100, feedback: 300 };

function questionOf(item: QtiItem, means: ReadMeans, tell: (code: KeptIssue) => void): EditedQuestion {
  refuseWhole(item);
  const { root, interactions } = item;
  const notes = [...descendants(root)].filter(
    ({ name, attributes }) => name === "rubricBlock" && !isForCandidates(attributes),
  );
  const isGraded = /^(extendedText|upload)Interaction$/.test(interactions[0]?.name ?? "");
  if (notes.length > 0 && !isGraded) tell("notes");
  const reading: ItemReading = {
    item,
    means,
    tell,
    markdown: (children) => xhtmlToMarkdown(children, { tell, pictureOf: means.pictureOf }).trim(),
  };
  const graderNotes = notes.map(({ children }) => reading.markdown(children)).join("\n\n");
  const { score, penalty = 0, explanation, feedback, text, ...key } = readBody(reading, graderNotes);
  const points = pointsOf(item, score);
  return fitToKind({ ...noKey, ...key, text, points, penalty, explanation, feedback });
}

function refuseWhole({ root, interactions, feedback }: QtiItem): void {
  if (root.attributes.adaptive === "true") throw new QtiProblem("adaptive");
  if ([...descendants(root)].some(({ name }) => /^template(Declaration|Processing|Block|Inline)$/.test(name)))
    throw new QtiProblem("templated");
  if (interactions.length === 0) throw new QtiProblem("no_interaction");
  for (const { name } of interactions) {
    const [, code] = refused.find(([pattern]) => pattern.test(name)) ?? [];
    if (code) throw new QtiProblem(code);
  }
  const isLarge = interactions.some(
    (interaction) =>
      [...descendants(interaction)].filter(({ attributes }) => attributes.identifier).length > most.choices,
  );
  if (isLarge || interactions.length > most.interactions || feedback.length > most.feedback)
    throw new QtiProblem("too_large");
}

function readBody(reading: ItemReading, graderNotes: string): ItemKey {
  const asked = askedBy(reading, graderNotes);
  const { interactions } = reading.item;
  const isOne = asked.isByFields || interactions.length === 1;
  const kinds = isOne ? qtiKinds : qtiKinds.filter((kind) => kind.takesAll?.(interactions));
  if (kinds.length === 0) throw new QtiProblem("several");
  for (const kind of kinds) {
    const key = kind.read(asked);
    if (key) return key;
  }
  throw new QtiProblem("interaction");
}

function askedBy(reading: ItemReading, graderNotes: string): AskedItem {
  const { item } = reading;
  const [interaction] = item.interactions;
  if (!interaction) throw new QtiProblem("no_interaction");
  const isByFields = item.interactions.every(isField);
  const name = interaction.attributes.responseIdentifier ?? "";
  const field = fieldBehind(item);
  const unit = field && [...descendants(field)].find(isUnit);
  const { body } = item;
  const before = { ...body, children: body.children.filter((child) => child !== field) };
  return {
    ...{ ...reading, interaction, name, isByFields, graderNotes },
    unitBehind: field && (unit ? textOf(unit) : ""),
    text: (keyOf = () => null) => askedText({ ...reading, item: { ...item, body: before } }, keyOf),
  };
}

/** The one field that is behind a text asks for a text or a number; any other is a blank in it. */
function fieldBehind({ body, interactions }: QtiItem): XmlElement | null {
  const [field, ...others] = interactions;
  const last = body.children.filter((child) => typeof child !== "string" || child.trim() !== "").at(-1);
  if (field?.name !== "textEntryInteraction" || others.length > 0) return null;
  if (ownName.test(field.attributes.responseIdentifier ?? "")) return null;
  if (typeof last !== "object" || !isOnlyField(last)) return null;
  const words = (child: XmlElement | string) => (typeof child === "string" ? child.trim() : textOf(child));
  return body.children.some((child) => child !== last && words(child) !== "") ? last : null;
}

/** This site's export puts the unit of a number behind its field. */
const isUnit = ({ name, attributes }: XmlElement): boolean => name === "span" && attributes.class === "unit";

const isOnlyField = (node: XmlElement): boolean =>
  node.name === "textEntryInteraction" ||
  (/^(p|div)$/.test(node.name) &&
    node.children.every((child) =>
      typeof child === "string" ? child.trim() === "" : isUnit(child) || isOnlyField(child),
    ));
