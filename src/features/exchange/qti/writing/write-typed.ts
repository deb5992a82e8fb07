import type { EditedAnswer } from "@/features/questions/edited-question";
import { readEssay } from "@/features/questions/types/essay/body";
import { type Blank, blanksInText } from "@/features/questions/types/fill-in-blanks/body";
import { parseDecimal } from "@/lib/decimal";
import type { XhtmlMeans } from "../texts/markdown-to-xhtml";
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
  points,
  score,
  set,
  show,
  type Tell,
  variable,
  when,
  wordsOf,
} from "./item-parts";
import { element, type QtiElement } from "./qti-element";
import type { PartsWriter } from "./write-choices";

const identifier = "RESPONSE";
const field = (name: string): QtiElement => element("textEntryInteraction", { responseIdentifier: name });

/** The right number is first: a relative tolerance is a share of it. */
function isNumber(name: string, tolerance: string): QtiElement {
  const [, amount = "", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(tolerance) ?? [];
  const mode = !parseDecimal(amount) ? "exact" : percent === "%" ? "relative" : "absolute";
  const attributes = { toleranceMode: mode, tolerance: mode === "exact" ? undefined : `${amount} ${amount}` };
  return element("equal", attributes, correct(name), variable(name));
}

const numberDeclaration = (name: string, value: string): QtiElement =>
  declaration({
    identifier: name,
    cardinality: "single",
    baseType: "float",
    correct: value.trim() === "" ? [] : [value.trim()],
  });

/** What is entered is a number alone, so its unit is beside the field in any case. */
export const writeNumeric: PartsWriter = ({ text, numericValue, numericTolerance, numericUnit: unit }, means) => ({
  declarations: [numberDeclaration(identifier, numericValue)],
  body: [
    ...blocksOf(text, means),
    element(
      "p",
      {},
      field(identifier),
      ...(unit.trim() === "" ? [] : [" ", element("span", { class: "unit" }, unit.trim())]),
    ),
  ],
  rules: [when(isNumber(identifier, numericTolerance), set(score, variable(points)))],
  said: [],
});

/** Signs that mean the same in XML Schema's patterns, which QTI has, and in those of this site. */
const sharedPattern = /^(?:\\[\\.*+?()[\]{}|dDsSwW^$-]|[^\\^$]|(?<=\[)\^)*$/;

/** QTI's patterns are about letters as they are, so one that isn't can't be said. */
const isSayable = ({ text, isPattern, isCaseSensitive }: EditedAnswer): boolean =>
  !isPattern || (isCaseSensitive && sharedPattern.test(text) && !text.includes("(?") && !/[*+?}]\?/.test(text));

export function writeShort(tell: Tell): PartsWriter {
  return ({ text, answers }, means) => {
    const known = answers.filter(isSayable);
    if (known.length < answers.length) tell("pattern");
    const texts = known.filter(({ isPattern }) => !isPattern);
    const patterns = known.filter(({ isPattern }) => isPattern);
    const entries = texts.map(({ text: key, isCaseSensitive }) => ({ key, value: 1, isCaseSensitive }));
    const declared = { identifier, cardinality: "single", baseType: "string" } as const;
    const said = known.map(({ explanation }, at) => ({ id: `A${at + 1}`, text: explanation }));
    const isSaid = said.some(({ text: words }) => words.trim() !== "");
    const branches = known.map((answer, at) =>
      element(at === 0 ? "responseIf" : "responseElseIf", {}, isAnswer(answer), show(`A${at + 1}`)),
    );
    return {
      declarations: [
        declaration({ ...declared, correct: texts.slice(0, 1).map((one) => one.text), mapping: mapping(entries) }),
      ],
      body: [...blocksOf(text, means), element("p", {}, field(identifier))],
      rules: [
        ...(texts.length > 0 ? [set(score, call("product", mapResponse(identifier), variable(points)))] : []),
        ...patterns.map((answer) => when(isAnswer(answer), set(score, variable(points)))),
        ...(isSaid ? [element("responseCondition", {}, ...branches)] : []),
      ],
      said: said.filter(({ text: words }) => words.trim() !== ""),
    };
  };
}

const isAnswer = ({ text, isPattern, isCaseSensitive }: EditedAnswer): QtiElement =>
  isPattern
    ? element("patternMatch", { pattern: text }, variable(identifier))
    : element("stringMatch", { caseSensitive: `${isCaseSensitive}` }, variable(identifier), base("string", text));

/** What only those who grade read, as an element. */
export type GraderNotes = (...content: ItemParts["body"]) => QtiElement;

export function writeEssay(tell: Tell, notesOf: GraderNotes): PartsWriter {
  return ({ text, body }, means) => {
    const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
    if (rubric) tell("rubric");
    if (minWords !== null || maxWords !== null) tell("limits");
    const notes = graderNotes.trim() === "" ? [] : [notesOf(...blocksOf(graderNotes, means))];
    return {
      declarations: [declaration({ identifier, cardinality: "single", baseType: "string", correct: [] })],
      body: [
        ...blocksOf(text, means),
        element("extendedTextInteraction", { responseIdentifier: identifier }),
        ...notes,
      ],
      rules: [],
      said: [],
    };
  };
}

export const writeBlanks: PartsWriter = (question, means) => {
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
};

interface WrittenBlank extends Pick<ItemParts, "said"> {
  declaration: QtiElement;
  field: QtiElement;
  isRight: QtiElement;
  shows: QtiElement[];
}

function writeBlank(blank: Blank, means: XhtmlMeans): WrittenBlank {
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
      isRight: isNumber(name, blank.tolerance),
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
  means: XhtmlMeans,
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
