import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue, LostIssue } from "@/features/questions/formats/issues";
import { noKey } from "@/features/questions/question-authoring";
import { markOf } from "@/features/questions/types/fill-in-blanks/marks";
import { descendants, textOf, type XmlElement } from "@/lib/xml-tree";
import type { ReadMeans } from "../../pictures";
import type { ReadIssue } from "../../read-questions";
import { xhtmlToMarkdown } from "../texts/xhtml-to-markdown";
import { blanksKey, fieldKeys, gapsKey, ownName } from "./blank-keys";
import { choiceKey, orderKey } from "./choice-keys";
import { ProcessingProblem } from "./expressions";
import { hotspotKey } from "./hotspot-key";
import { itemOf, type QtiItem } from "./item";
import type { ItemKey } from "./item-key";
import { pointsOf } from "./item-points";
import { associateKey, matchKey } from "./match-keys";
import { type ItemReading, QtiProblem } from "./qti-problem";
import { essayKey, typedKey } from "./text-keys";
import { uploadKey } from "./upload-key";

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
const inline = /^(textEntry|inlineChoice)Interaction$/;
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

const isForCandidates = ({ view = "candidate" }: XmlElement["attributes"]): boolean =>
  /\b(candidate|testTaker)\b/.test(view);

function readBody(reading: ItemReading, graderNotes: string): ItemKey & { text: string } {
  const { interactions } = reading.item;
  const [only, ...others] = interactions;
  if (!only) throw new QtiProblem("no_interaction");
  if (interactions.every(({ name }) => inline.test(name))) return readFields(reading);
  if (others.length > 0) throw new QtiProblem("several");
  const name = only.attributes.responseIdentifier ?? "";
  if (only.name === "gapMatchInteraction") {
    const gaps = [...descendants(only)]
      .filter((node) => node.name === "gap")
      .map(({ attributes }) => attributes.identifier ?? "");
    const keys = fieldKeys(gaps);
    const text = textWith(reading, (node) =>
      node.name === "gap" ? (keys.get(node.attributes.identifier ?? "") ?? null) : null,
    );
    return { ...gapsKey(reading, only, keys), text };
  }
  const read = {
    choiceInteraction: choiceKey,
    orderInteraction: orderKey,
    matchInteraction: matchKey,
    associateInteraction: associateKey,
    hotspotInteraction: hotspotKey,
  }[only.name];
  const text = textWith(reading, () => null);
  if (read) return { ...read(reading, only), text };
  if (only.name === "uploadInteraction") return { ...uploadKey(reading, only, graderNotes), text };
  if (only.name !== "extendedTextInteraction") throw new QtiProblem("interaction");
  return { ...essayKey(reading, name, graderNotes), text };
}

/** One field behind a text asks for a text or a number; any other is a blank in it. */
function readFields(reading: ItemReading): ItemKey & { text: string } {
  const { body, interactions } = reading.item;
  const names = interactions.map(({ attributes }) => attributes.responseIdentifier ?? "");
  const [name = ""] = names;
  const last = body.children.filter((child) => typeof child !== "string" || child.trim() !== "").at(-1);
  const isBehind =
    interactions.length === 1 &&
    !ownName.test(name) &&
    interactions[0]?.name === "textEntryInteraction" &&
    typeof last === "object" &&
    isOnlyField(last);
  if (
    isBehind &&
    body.children.some((child) => child !== last && (typeof child === "string" ? child.trim() : textOf(child)) !== "")
  ) {
    const unit = [...descendants(last)].find(isUnit);
    const { item } = reading;
    const before = { ...item, body: { ...body, children: body.children.filter((child) => child !== last) } };
    return {
      ...typedKey(reading, name, unit ? textOf(unit) : ""),
      text: textWith({ ...reading, item: before }, () => null),
    };
  }
  const keys = fieldKeys(names);
  const text = textWith(reading, (node) =>
    inline.test(node.name) ? (keys.get(node.attributes.responseIdentifier ?? "") ?? null) : null,
  );
  return { ...blanksKey(reading, interactions, keys), text };
}

/** This site's export puts the unit of a number behind its field. */
const isUnit = ({ name, attributes }: XmlElement): boolean => name === "span" && attributes.class === "unit";

const isOnlyField = (node: XmlElement): boolean =>
  node.name === "textEntryInteraction" ||
  (/^(p|div)$/.test(node.name) &&
    node.children.every((child) =>
      typeof child === "string" ? child.trim() === "" : isUnit(child) || isOnlyField(child),
    ));

const choiceNames = /^(simpleChoice|simpleMatchSet|simpleAssociableChoice|gapText|gapImg|inlineChoice)$/;

/** What an item asks: its body without the choices and without notes for graders. */
function textWith({ item, means, tell }: ItemReading, keyOf: (node: XmlElement) => string | null): string {
  const field = (node: XmlElement) => {
    const key = keyOf(node);
    return key === null ? null : markOf(key);
  };
  return xhtmlToMarkdown(asked(item.body).children, { tell, field, pictureOf: means.pictureOf }).trim();
}

function asked(node: XmlElement): XmlElement {
  const children = node.children.flatMap((child): XmlElement["children"] => {
    if (typeof child === "string") return [child];
    if (choiceNames.test(child.name) || (child.name === "rubricBlock" && !isForCandidates(child.attributes))) return [];
    if (child.name === "stylesheet") return [];
    // What it's answered on is a part of the key.
    if (node.name === "hotspotInteraction" && child.name !== "prompt") return [];
    return [asked(child)];
  });
  // An interaction is a block of its own, as its prompt is.
  return { ...node, name: /Interaction$/.test(node.name) && !inline.test(node.name) ? "div" : node.name, children };
}
