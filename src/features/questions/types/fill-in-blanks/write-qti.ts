import type { EditedQuestion } from "../../edited-question";
import {
  addShare,
  base,
  blocksOf,
  call,
  chain,
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
import { field, isNearNumber, isRightNumber, numberDeclaration } from "../../formats/qti/typed-parts";
import { shareOfCredit } from "../../shared/choice-qti";
import { type Blank, type BlankOf, blanksInText } from "./body";
import { allCredit, decidingAnswers, type KnownAnswer, knownAnswers } from "./known-answers";

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
    rules: all.flatMap(({ earns, shows }) => [...earns(all.length), ...shows]),
    said: all.flatMap((made) => made.said),
  };
}

interface WrittenBlank extends Pick<ItemParts, "said"> {
  declaration: QtiElement;
  field: QtiElement;
  /** The rules that add what it earns, a share of `of` equal ones at most. */
  earns: (of: number) => QtiElement[];
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
  const typed = blank.kind === "number" ? writeNumber(blank, name) : writeText(blank, name);
  return { ...typed, said: [...said, ...typed.said], shows: [...shows, ...typed.shows] };
}

/** The identifier of what is said of an answer alone. */
const ofKnown = (key: string, at: number): string => `K${key}-${at + 1}`;

const saidOf = (key: string, known: readonly KnownAnswer[]): ItemParts["said"] =>
  known.map(({ feedback: text }, at) => ({ id: ofKnown(key, at), text })).filter(({ text }) => text.trim() !== "");

function writeNumber(blank: BlankOf<"number">, name: string): WrittenBlank {
  const { key, value, tolerance } = blank;
  const known = knownAnswers(blank);
  const said = saidOf(key, known);
  const branches = (of: number) =>
    known.map((one, at): QtiElement[] => {
      const isGiven =
        at === 0 ? isRightNumber(name, tolerance) : isNearNumber(base("float", one.value.trim()), name, one.tolerance);
      const shown = said.filter(({ id }) => id === ofKnown(key, at)).map(({ id }) => show(id));
      return [isGiven, ...(one.credit > 0 ? [addShare(of, shareOfCredit(one.credit))] : []), ...shown];
    });
  return {
    ...{ declaration: numberDeclaration(name, value), field: field(name), said, shows: [] },
    earns: (of) => [chain(branches(of))],
  };
}

/** A text that another one before it is already decides nothing, and isn't in the item. */
function writeText(blank: BlankOf<"text">, name: string): WrittenBlank {
  const { key, isCaseSensitive } = blank;
  const known = decidingAnswers(blank);
  const said = saidOf(key, known);
  const right = known.filter(({ credit }) => credit === allCredit);
  const isInPart = known.some(({ credit }) => credit > 0 && credit < allCredit);
  const entries = known.map(({ value, credit }) => ({ key: value, value: shareOfCredit(credit), isCaseSensitive }));
  const branches = known.map(({ value }, at): QtiElement[] => [
    element("stringMatch", { caseSensitive: `${isCaseSensitive}` }, variable(name), base("string", value)),
    ...said.filter(({ id }) => id === ofKnown(key, at)).map(({ id }) => show(id)),
  ]);
  const earned = mapResponse(name);
  return {
    declaration: declaration({
      ...{ identifier: name, cardinality: "single", baseType: "string" },
      ...{ correct: right.slice(0, 1).map(({ value }) => value), mapping: mapping(entries) },
    }),
    ...{ field: field(name), said, shows: said.length > 0 ? [chain(branches)] : [] },
    earns(of) {
      if (entries.length === 0) return [];
      return [isInPart ? addShare(of, earned) : when(call("gt", earned, base("float", 0)), addShare(of))];
    },
  };
}

function writeList({ key, choices }: BlankOf<"dropdown">, name: string, means: WriterMeans): WrittenBlank {
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
    earns: (of) => [when(call("match", variable(name), correct(name)), addShare(of))],
    shows: said.map(({ id }) => when(call("match", variable(name), base("identifier", id)), show(id))),
    said,
  };
}
