import { descendants, type XmlElement } from "@/lib/xml-tree";
import { creditOfWeight } from "../../formats/moodle-weight";
import type { Scalar } from "../../formats/qti/item";
import { type Probe, readFeedback, wrongText } from "../../formats/qti/item-feedback";
import { isWorthNothing, penaltyOf } from "../../formats/qti/item-penalty";
import { isNear } from "../../formats/qti/item-points";
import { outcomeOf, type Response, responseOf } from "../../formats/qti/processing";
import { type ItemKey, type ItemReading, QtiProblem } from "../../formats/qti/qti-kind";
import { childrenNamed } from "../../formats/qti/qti-tree";
import { foreseenTexts, isNumber, numberKey, otherNumbers } from "../../formats/qti/typed-keys";
import { keptForeseen } from "../../shared/foreseen-number";
import { isWithinTolerance } from "../../shared/number-matching";
import { emptyBlank } from "./authoring";
import { type Blank, type BlankOf, type BlanksBody, mostTexts } from "./body";
import { allCredit, decidingAnswers, storedOthers, storedText } from "./known-answers";

type ReadBlanks = Omit<ItemKey, "text">;

/** A field within the text, before its words are known. */
interface Field {
  key: string;
  /** The id of its choice, a text or a number that is right. */
  right: Scalar | undefined;
  /** What else is tried, and what each earns of what the right one does, 0 to 1. */
  others: readonly { given: Scalar; share: number }[];
  /** Which of all these may have words of their own: choices, texts and numbers that the item knows. */
  known: readonly Scalar[];
  respond: (given: Scalar) => Response;
  blankOf: (words: (part: string) => string) => Blank;
}

/** How this site's export names the response of a blank; the group is its key. */
export const ownName = /^RESPONSE-([1-9]\d{0,2})$/;

/** The keys of fields by their responses: those that this site's export gave, or their places. */
export function fieldKeys(names: readonly string[]): Map<string, string> {
  const own = names.map((name) => ownName.exec(name)?.[1]);
  const areOwn = own.every((key) => key !== undefined) && new Set(own).size === own.length;
  return new Map(names.map((name, at) => [name, areOwn ? (own[at] ?? "") : `${at + 1}`]));
}

export function readFields(
  reading: ItemReading,
  fields: readonly XmlElement[],
  keys: ReadonlyMap<string, string>,
): ReadBlanks {
  const made = fields.map((field) => {
    const name = field.attributes.responseIdentifier ?? "";
    const key = keys.get(name) ?? "";
    if (field.name === "inlineChoiceInteraction") {
      const choices = childrenNamed(field, "inlineChoice").map((choice) => ({
        id: choice.attributes.identifier ?? "",
        choice,
      }));
      const right = choices.find(({ id }) => id === reading.item.responses.get(name)?.correct[0])?.id;
      return choiceField(reading, { key, right, choices, respond: (id) => responseOf(name, id) });
    }
    return isNumber(reading.item.responses.get(name)) ? numberField(reading, name, key) : textField(reading, name, key);
  });
  return keyOf(reading, made);
}

/** Each gap is a list of all the texts that are to be put into gaps. */
export function readGaps(reading: ItemReading, interaction: XmlElement, keys: ReadonlyMap<string, string>): ReadBlanks {
  const name = interaction.attributes.responseIdentifier ?? "";
  const { item } = reading;
  const texts = childrenNamed(interaction, "gapText").map((choice) => ({
    id: choice.attributes.identifier ?? "",
    choice,
  }));
  if (childrenNamed(interaction, "gapImg").length > 0) throw new QtiProblem("graphic");
  const declared = item.responses.get(name);
  const mapped = (declared?.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key);
  const pairs = declared && declared.correct.length > 0 ? declared.correct.map(String) : mapped;
  const gaps = [...descendants(interaction)].filter((node) => node.name === "gap");
  const made = gaps.map((gap) => {
    const id = gap.attributes.identifier ?? "";
    const right = pairs.map((pair) => pair.split(" ")).find(([, to]) => to === id)?.[0];
    const respond = (text: Scalar) => responseOf(name, `${text} ${id}`);
    return choiceField(reading, { key: keys.get(id) ?? "", right, choices: texts, respond });
  });
  return keyOf(reading, made);
}

interface ChoiceField extends Pick<Field, "key" | "right" | "respond"> {
  choices: { id: string; choice: XmlElement }[];
}

function choiceField({ means, markdown }: ItemReading, { key, right, choices, respond }: ChoiceField): Field {
  const blankOf: Field["blankOf"] = (words) => ({
    ...{ kind: "dropdown", key, feedback: words(key) },
    choices: choices.map(({ id, choice }) => ({
      ...{
        id: means.newId(),
        text: markdown(choice.children),
        isCorrect: id === right,
        feedback: words(partOf(key, id)),
      },
    })),
  });
  return {
    ...{ key, right },
    others: choices.flatMap(({ id }) => (id === right ? [] : [{ given: id, share: 0 }])),
    known: choices.map(({ id }) => id),
    respond,
    blankOf,
  };
}

/** A part of the question to say something of: what is given in a field. */
const partOf = (key: string, given: Scalar): string => `${key} ${given}`;

/** What earns this share of what the right answer does, in percent. */
const creditOf = (share: number): number => (share === 1 ? allCredit : (creditOfWeight(allCredit * share).credit ?? 0));

/** A number that one before it holds within its tolerance can't be tried by itself, so it isn't imported. */
function numberField(reading: ItemReading, name: string, key: string): Field {
  const { value, tolerance } = numberKey(reading, name);
  const others = value === "" ? [] : otherNumbers(reading, name, value);
  const inPart = others
    .filter(({ share }) => share < 1)
    .map((one) => ({ value: one.value, tolerance: one.tolerance, credit: creditOf(one.share), feedback: "" }));
  const foreseen = keptForeseen(inPart).filter(({ value: own }, at, all) =>
    [{ value, tolerance }, ...all.slice(0, at)].every((one) => !isWithinTolerance({ ...one, unit: "" }, own)),
  );
  if (foreseen.length < others.length) reading.tell("other_numbers");
  const right = value === "" ? undefined : Number(value);
  const known = foreseen.map(({ value: own }) => Number(own));
  return {
    ...{ key, right },
    others: [
      { given: (right ?? 0) + 1e9, share: 0 },
      ...foreseen.map(({ credit }, at) => ({ given: known[at] ?? 0, share: credit / allCredit })),
    ],
    known: [...(right === undefined ? [] : [right]), ...known],
    respond: (given) => responseOf(name, given),
    blankOf: (words) => ({
      ...{ kind: "number", key, feedback: words(key), value, tolerance },
      ...storedOthers({
        answerFeedback: right === undefined ? "" : words(partOf(key, right)),
        foreseen: foreseen.map((one, at) => ({ ...one, feedback: words(partOf(key, known[at] ?? 0)) })),
      }),
    }),
  };
}

function textField(reading: ItemReading, name: string, key: string): Field {
  const all = foreseenTexts(reading, name);
  const texts = all.filter(({ isPattern }) => !isPattern);
  if (texts.length < all.length) reading.tell("blank_patterns");
  const earning = texts.filter(({ share }) => share > 0);
  const bare: BlankOf<"text"> = {
    ...emptyBlank(key),
    // One setting for all of them: what is written in any case would earn more here.
    isCaseSensitive: earning.length > 0 && earning.every((text) => text.isCaseSensitive),
    accepted: texts.map(({ text, share }) => ({ text, credit: creditOf(share), feedback: "" })),
  };
  const deciding = decidingAnswers(bare);
  if (deciding.length > mostTexts) reading.tell("many_answers");
  const known = deciding.slice(0, mostTexts);
  const right = known.find(({ credit }) => credit === allCredit);
  const others = known.filter((one) => one !== right);
  return {
    ...{ key, right: right?.value },
    others: [
      { given: wrongText, share: 0 },
      ...others.map(({ value, credit }) => ({ given: value, share: credit / allCredit })),
    ],
    known: known.map(({ value }) => value),
    respond: (given) => responseOf(name, given),
    blankOf: (words) => ({
      ...{ ...bare, feedback: words(key) },
      accepted: known.map(({ value: text, credit }) =>
        storedText({ text, credit, feedback: words(partOf(key, text)) }),
      ),
    }),
  };
}

function keyOf(reading: ItemReading, fields: readonly Field[]): ReadBlanks {
  const { item, tell } = reading;
  const probe = ({ key, known, respond }: Field, given: Scalar): Probe => ({
    ...{ response: respond(given), parts: known.includes(given) ? [key, partOf(key, given)] : [key] },
  });
  const rights = fields.flatMap((field) => (field.right === undefined ? [] : [probe(field, field.right)]));
  const whole: Probe = {
    response: merged(rights.map(({ response }) => response)),
    parts: rights.flatMap(({ parts }) => parts),
  };
  const others = fields.flatMap((field) =>
    field.others.map(({ given, share }) => ({ ...probe(field, given), isWrong: share === 0 })),
  );
  const wrong = others.filter(({ isWrong }) => isWrong);
  const words = readFeedback(reading, [...rights, ...others, whole], false);
  const { score } = outcomeOf(item, whole.response);
  const share = score / Math.max(1, fields.length);
  const isEqual = rights.every(({ response }) => isNear(outcomeOf(item, response).score, share));
  const allWrong = merged(
    fields.flatMap(({ others: [other], respond }) => (other === undefined ? [] : respond(other.given))),
  );
  const penalty =
    wrong.length > 0 ? penaltyOf(reading, [...wrong.map(({ response }) => response), allWrong], score) : 0;
  const isNothing = ({ response }: Probe) => isWorthNothing(outcomeOf(item, response).score, score, penalty);
  if (!isEqual || !wrong.every(isNothing)) tell("scoring");
  const body: BlanksBody = { blanks: fields.map(({ blankOf }) => blankOf(words.of)) };
  return { type: "FILL_IN_BLANKS", answers: [], body, score, penalty, ...words.general };
}

/** Answers of all of them together. */
function merged(responses: readonly Response[]): Response {
  const all = new Map<string, Scalar[]>();
  for (const response of responses)
    for (const [name, values] of response) all.set(name, [...(all.get(name) ?? []), ...values]);
  return all;
}
