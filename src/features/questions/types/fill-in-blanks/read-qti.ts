import { descendants, type XmlElement } from "@/lib/xml-tree";
import type { Scalar } from "../../formats/qti/item";
import { type Probe, readFeedback, wrongText } from "../../formats/qti/item-feedback";
import { isWorthNothing, penaltyOf } from "../../formats/qti/item-penalty";
import { isNear } from "../../formats/qti/item-points";
import { outcomeOf, type Response, responseOf } from "../../formats/qti/processing";
import { type ItemKey, type ItemReading, QtiProblem } from "../../formats/qti/qti-kind";
import { childrenNamed } from "../../formats/qti/qti-tree";
import { acceptedTexts, isNumber, numberKey } from "../../formats/qti/typed-keys";
import type { Blank, BlanksBody } from "./body";

type ReadBlanks = Omit<ItemKey, "text">;

/** A field within the text, before its words are known. */
interface Field {
  key: string;
  /** Its choices have words of their own. */
  isList: boolean;
  /** The id of its choice, a text or a number that is right. */
  right: Scalar | undefined;
  /** What else is tried. */
  others: readonly Scalar[];
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
        feedback: words(`${key} ${id}`),
      },
    })),
  });
  return {
    key,
    isList: true,
    right,
    others: choices.map(({ id }) => id).filter((id) => id !== right),
    respond,
    blankOf,
  };
}

function numberField(reading: ItemReading, name: string, key: string): Field {
  const number = numberKey(reading, name);
  const right = number.value === "" ? undefined : Number(number.value);
  const blankOf: Field["blankOf"] = (words) => ({ kind: "number", key, feedback: words(key), ...number });
  return {
    key,
    isList: false,
    right,
    others: [(right ?? 0) + 1e9],
    respond: (given) => responseOf(name, given),
    blankOf,
  };
}

function textField(reading: ItemReading, name: string, key: string): Field {
  const accepted = acceptedTexts(reading, name);
  const texts = accepted.filter(({ isPattern }) => !isPattern);
  if (texts.length < accepted.length) reading.tell("part_of_points");
  // One setting for all of them: what is written in any case would earn more here.
  const isCaseSensitive = texts.length > 0 && texts.every((text) => text.isCaseSensitive);
  const blankOf: Field["blankOf"] = (words) => ({
    ...{ kind: "text", key, feedback: words(key), accepted: texts.map(({ text }) => text), isCaseSensitive },
  });
  return {
    key,
    isList: false,
    right: texts[0]?.text,
    others: [wrongText],
    respond: (given) => responseOf(name, given),
    blankOf,
  };
}

function keyOf(reading: ItemReading, fields: readonly Field[]): ReadBlanks {
  const { item, tell } = reading;
  const probe = ({ key, isList, respond }: Field, given: Scalar): Probe => ({
    ...{ response: respond(given), parts: isList ? [key, `${key} ${given}`] : [key] },
  });
  const rights = fields.flatMap((field) => (field.right === undefined ? [] : [probe(field, field.right)]));
  const whole: Probe = {
    response: merged(rights.map(({ response }) => response)),
    parts: rights.flatMap(({ parts }) => parts),
  };
  const others = fields.flatMap((field) => field.others.map((given) => probe(field, given)));
  const words = readFeedback(reading, [...rights, ...others, whole], false);
  const { score } = outcomeOf(item, whole.response);
  const share = score / Math.max(1, fields.length);
  const isEqual = rights.every(({ response }) => isNear(outcomeOf(item, response).score, share));
  const allWrong = merged(
    fields.flatMap(({ others: [other], respond }) => (other === undefined ? [] : respond(other))),
  );
  const penalty =
    others.length > 0 ? penaltyOf(reading, [...others.map(({ response }) => response), allWrong], score) : 0;
  const isNothing = ({ response }: Probe) => isWorthNothing(outcomeOf(item, response).score, score, penalty);
  if (!isEqual || !others.every(isNothing)) tell("scoring");
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
