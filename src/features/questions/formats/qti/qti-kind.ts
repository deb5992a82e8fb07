import type { XmlElement } from "@/lib/xml-tree";
import type { EditedQuestion } from "../../edited-question";
import type { QuestionKey } from "../../question-authoring";
import type { KeptIssue, LostIssue, Tell } from "../issues";
import type { ReadMeans } from "../picture-means";
import type { QtiItem } from "./item";
import type { ItemParts } from "./item-parts";
import type { QtiElement } from "./qti-element";
import type { XhtmlMeans } from "./texts/markdown-to-xhtml";

export type QtiVersion = "2.1" | "2.2" | "3.0";

/** Why one item can't be read. */
export class QtiProblem extends Error {
  constructor(readonly code: LostIssue) {
    super(code);
  }
}

export interface ItemReading {
  item: QtiItem;
  means: ReadMeans;
  /** Told of what isn't imported. */
  tell: (code: KeptIssue) => void;
  /** Content of an element as Markdown. */
  markdown: (children: XmlElement["children"]) => string;
}

/** What an item asks: by one interaction, or by fields within its text. */
export interface AskedItem extends ItemReading {
  /** The only one, or the first. */
  interaction: XmlElement;
  /** Of the interaction. */
  name: string;
  isByFields: boolean;
  /** The unit behind the one field of an item, "" for none, where the field is behind its text; null where it isn't. */
  unitBehind: string | null;
  /** What the item asks as Markdown, with a mark in the place of each element that has a key. */
  text: (keyOf?: (node: XmlElement) => string | null) => string;
  /** For those who grade, as Markdown. */
  graderNotes: string;
}

/** A type of question with its key and its words. */
export interface ItemKey
  extends Partial<QuestionKey>,
    Pick<EditedQuestion, "type" | "text" | "explanation" | "feedback"> {
  /** What the right response earns; null where a person says. */
  score: number | null;
  penalty?: number;
}

export interface WriterMeans extends Required<Pick<XhtmlMeans, "pictureAt">> {
  tell: Tell;
  version: QtiVersion;
  /** What only those who grade read, as an element. */
  notesOf: (...content: ItemParts["body"]) => QtiElement;
}

/** What one type of question looks like in QTI: its folder's `qti.ts`, and one line in the format's `kinds.ts`. */
export interface QtiKind {
  /** Whether interactions that aren't all fields within a text are one question of this type; without it no item of several is. */
  takesAll?(interactions: readonly XmlElement[]): boolean;
  /** Null where the item asks for another type. @throws QtiProblem */
  read(asked: AskedItem): ItemKey | null;
  /** Null for a question that no standard interaction asks for. */
  write(question: EditedQuestion, means: WriterMeans): ItemParts | null;
  /** True where a person marks the question. */
  isGradedByPerson?(question: EditedQuestion): boolean;
}
