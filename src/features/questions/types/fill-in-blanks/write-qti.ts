import type { EditedQuestion } from "../../edited-question";
import {
  addShare,
  base,
  blocksOf,
  call,
  correct,
  declaration,
  type ItemParts,
  mapping,
  mapResponse,
  show,
  variable,
  when,
  wordsOf,
} from "../../formats/qti/item-parts";
import { element, type QtiElement } from "../../formats/qti/qti-element";
import type { WriterMeans } from "../../formats/qti/qti-kind";
import { field, isRightNumber, numberDeclaration } from "../../formats/qti/typed-parts";
import { type Blank, blanksInText } from "./body";

/** Each blank as a field in its place. Blanks that aren't in the text aren't in the item. */
export function writeQtiBlanks(question: EditedQuestion, means: WriterMeans): ItemParts {
  const blanks = new Map(blanksInText(question).map((blank) => [blank.key, writeBlank(blank, means)]));
  const placed = new Set<string>();
  const blank = (key: string) => {
    const made = blanks.get(key);
    if (!made || placed.has(key)) return null;
    placed.add(key);
    return made.field;
  };
  const body = blocksOf(question.text, { ...means, blank });
  const all = [...blanks].filter(([key]) => placed.has(key)).map(([, made]) => made);
  if (all.length < blanks.size) means.tell("formatting");
  return {
    declarations: all.map((made) => made.declaration),
    body,
    rules: all.flatMap((made) => [when(made.isRight, addShare(all.length)), ...made.shows]),
    said: all.flatMap((made) => made.said),
  };
}

interface WrittenBlank extends Pick<ItemParts, "said"> {
  declaration: QtiElement;
  field: QtiElement;
  isRight: QtiElement;
  shows: QtiElement[];
}

function writeBlank(blank: Blank, means: WriterMeans): WrittenBlank {
  const name = `RESPONSE-${blank.key}`;
  const id = `B${blank.key}`;
  const isSaid = blank.feedback.trim() !== "";
  const said = isSaid ? [{ id, text: blank.feedback }] : [];
  const shows = isSaid ? [when(call("not", call("isNull", variable(name))), show(id))] : [];
  if (blank.kind === "dropdown") {
    const list = writeList(blank, name, means);
    return { ...list, said: [...said, ...list.said], shows: [...shows, ...list.shows] };
  }
  if (blank.kind === "number")
    return {
      ...{ said, shows, field: field(name), declaration: numberDeclaration(name, blank.value) },
      isRight: isRightNumber(name, blank.tolerance),
    };
  const { accepted, isCaseSensitive } = blank;
  const entries = accepted.map((key) => ({ key, value: 1, isCaseSensitive }));
  const declared = {
    identifier: name,
    cardinality: "single",
    baseType: "string",
    correct: accepted.slice(0, 1),
  } as const;
  return {
    ...{ said, shows, field: field(name), declaration: declaration({ ...declared, mapping: mapping(entries) }) },
    isRight: entries.length > 0 ? call("gt", mapResponse(name), base("float", 0)) : call("null"),
  };
}

function writeList(
  { key, choices }: Extract<Blank, { kind: "dropdown" }>,
  name: string,
  means: WriterMeans,
): WrittenBlank {
  const all = choices.map((choice, at) => ({ ...choice, id: `C${key}-${at + 1}` }));
  const said = all.filter(({ feedback }) => feedback.trim() !== "").map(({ id, feedback: text }) => ({ id, text }));
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  const inside = all.map(({ id, text }) => element("inlineChoice", { identifier: id }, wordsOf(text, means)));
  return {
    declaration: declaration({
      identifier: name,
      cardinality: "single",
      baseType: "identifier",
      correct: right.slice(0, 1),
    }),
    field: element("inlineChoiceInteraction", { responseIdentifier: name, shuffle: "true" }, ...inside),
    isRight: call("match", variable(name), correct(name)),
    shows: said.map(({ id }) => when(call("match", variable(name), base("identifier", id)), show(id))),
    said,
  };
}
