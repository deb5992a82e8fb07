import "server-only";
import { ItemScoring, numberOf } from "@/features/interchange/server/cartridge/qti-one/item-scoring";
import type { OneField, OneItem } from "@/features/interchange/server/cartridge/qti-one/one-item";
import { type Answered, readFields } from "@/features/interchange/server/cartridge/qti-one/read-fields";
import { escapeMarkup, innerHtml } from "@/features/interchange/server/olx/html-writer";
import type { QuestionDocument } from "@/features/questions/course-files";
import { childNamed, childrenNamed } from "@/features/questions/formats/qti/qti-tree";
import { descendants, elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

/** What reading an item needs from the package around it. */
export interface OneContext {
  markdown(html: string, line: number): string;
  lost(element: XmlElement, what: string, why: string): void;
}

/** A question without its key in the course, or why the item can't be one. */
export type ReadOne = Omit<QuestionDocument, "sourceKey"> | { refused: string };

const tooLarge = "It is longer or has more parts than a question can have here.";
/** Elements of an item: its scoring is run for each of its choices. */
const mostParts = 3_000;

const isWithin = ({ text, options, accepted, pairs = [], extras = [] }: Omit<QuestionDocument, "sourceKey">): boolean =>
  text.length <= 50_000 &&
  Math.max(options.length, accepted.length) <= 100 &&
  Math.max(pairs.length, extras.length) <= 40;

const refusedProfiles: Readonly<Record<string, string>> = {
  calculated_question: "Its numbers are different for each student, which does not exist here.",
  text_only_question: "It is a text and not a question.",
};

/** An `<item>` of QTI 1.2, without prefixes. */
export function readOneItem(element: XmlElement, context: OneContext): ReadOne {
  const presentation = childNamed(element, "presentation");
  const profile = profileOf(element);
  const refused = refusedProfiles[profile];
  if (refused !== undefined) return { refused };
  if (!presentation) return { refused: "It asks nothing." };
  if ([...descendants(element)].length > mostParts) return { refused: tooLarge };
  const used = new Set<string>();
  const feedbacks = new Map(childrenNamed(element, "itemfeedback").map((one) => [one.attributes.ident ?? "", one]));
  const markdown = (html: string) => context.markdown(html, element.line).trim();
  const item: OneItem = {
    ...{ element, profile, fields: fieldsIn(presentation), scoring: new ItemScoring(element), markdown },
    text: materialIn(presentation),
    feedback: (idents) =>
      idents
        .map((ident) => {
          used.add(ident);
          const found = feedbacks.get(ident);
          return found ? markdown(materialIn(found)) : "";
        })
        .filter((text) => text !== "")
        .join("\n\n"),
  };
  const key = readFields(item);
  if ("refused" in key) return key;
  noteLost(element, feedbacks, used, context);
  const question = questionOf(item, key);
  return "refused" in question || isWithin(question) ? question : { refused: tooLarge };
}

function questionOf({ element, text, markdown }: OneItem, { text: own, ...key }: Answered): ReadOne {
  const asked = own ?? markdown(text);
  if (asked === "") return { refused: "It has no text." };
  const points = numberOf(fieldOf(element, "points_possible") ?? fieldOf(element, "cc_weighting")) ?? 1;
  return {
    ...{ options: [], numeric: null, accepted: [], explanation: "", feedback: "" },
    ...{ text: asked, points: Math.min(999_999, Math.max(0, Math.round(points * 100) / 100)) },
    ...key,
  };
}

function noteLost(
  element: XmlElement,
  feedbacks: ReadonlyMap<string, XmlElement>,
  used: ReadonlySet<string>,
  { lost }: OneContext,
): void {
  for (const [ident, feedback] of feedbacks)
    if (!used.has(ident) && textOf(feedback) !== "")
      lost(feedback, "itemfeedback", "Feedback on anything but one answer, or all of them, has no counterpart here.");
  for (const part of elementsOf(element)) {
    if (part.name === "duration") lost(part, part.name, "A question has no time limit here.");
    if (/^(rubric|itemrubric|objectives)$/.test(part.name) && textOf(part) !== "")
      lost(part, part.name, "Texts of an item beside its question are not imported.");
  }
}

/** A field of an item's metadata. */
export function fieldOf(element: XmlElement, label: string): string | undefined {
  const metadata = elementsOf(element).flatMap((child) =>
    child.name === "qtimetadata" ? [child] : child.name === "itemmetadata" ? childrenNamed(child, "qtimetadata") : [],
  );
  const fields = metadata.flatMap((one) => childrenNamed(one, "qtimetadatafield"));
  const found = fields.find((field) => textOf(childNamed(field, "fieldlabel") ?? field) === label);
  return found && textOf(childNamed(found, "fieldentry") ?? found);
}

const profileOf = (element: XmlElement): string =>
  (fieldOf(element, "question_type") ?? fieldOf(element, "cc_profile") ?? "").replace(/^cc\.|\.v\d+p\d+$/g, "");

/** The texts and images in an element, but for those in fields, as HTML. */
function materialIn(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => {
      if (child.name === "material") return elementsOf(child).map(matterOf).join("");
      return /^response_|^render_/.test(child.name) ? "" : materialIn(child);
    })
    .join("");
}

function matterOf(matter: XmlElement): string {
  const { uri = "", texttype = "" } = matter.attributes;
  switch (matter.name) {
    case "mattext":
    case "matemtext":
      if (/html/.test(texttype)) return elementsOf(matter).length > 0 ? innerHtml(matter) : rawTextOf(matter);
      return `<p>${escapeMarkup(rawTextOf(matter).trim()).replace(/\n/g, "<br>")}</p>`;
    case "matimage":
      return `<p><img src="${escapeMarkup(uri).replaceAll('"', "&quot;")}" alt="${escapeMarkup(matter.attributes.label ?? "").replaceAll('"', "&quot;")}"></p>`;
    case "matbreak":
      return "<br>";
    default:
      return uri === ""
        ? ""
        : `<p><a href="${escapeMarkup(uri).replaceAll('"', "&quot;")}">${escapeMarkup(uri)}</a></p>`;
  }
}

const rawTextOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === "string" ? child : rawTextOf(child))).join("");

function fieldsIn(presentation: XmlElement): OneField[] {
  const responses = [...descendants(presentation)].filter(
    ({ name }) => name.startsWith("response_") && name !== "response_label",
  );
  return responses.map((response) => {
    const within = [...descendants(response)];
    const [field] = within.filter(({ name }) => name === "render_fib");
    return {
      ...{ ident: response.attributes.ident ?? "", kind: response.name },
      isMultiple: response.attributes.rcardinality?.toLowerCase() === "multiple",
      type: field?.attributes.fibtype ?? "",
      prompt: materialIn(response),
      labels: within
        .filter(({ name }) => name === "response_label")
        .map((label) => ({ ident: label.attributes.ident ?? "", html: materialIn(label) })),
    };
  });
}
