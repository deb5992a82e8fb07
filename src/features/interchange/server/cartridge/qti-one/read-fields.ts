import "server-only";
import { numberOf, type Outcome } from "@/features/interchange/server/cartridge/qti-one/item-scoring";
import type { OneField, OneItem } from "@/features/interchange/server/cartridge/qti-one/one-item";
import type { QuestionDocument } from "@/features/questions/course-files";
import { emptyFileUpload } from "@/features/questions/types/file-upload/body";
import { descendants, textOf, type XmlElement } from "@/lib/xml-tree";

/** The key of a question with its type; `text` where it isn't the item's own. */
export type Answered = Pick<QuestionDocument, "type"> & Partial<QuestionDocument>;
type Key = Answered | { refused: string };

/** In each text of an item, what stands for a blank until it is Markdown: a character that no text has, and a letter for its number. */
const held = (at: number): string => `\ufde1${String.fromCharCode(0xe200 + at)}`;
const mostBlanks = 50;

/** What an item asks for, by its fields; by its own word where the fields don't tell. */
export function readFields(item: OneItem): Key {
  const [field, ...others] = item.fields;
  if (item.profile === "file_upload_question")
    return { type: "FILE_UPLOAD", files: { ...emptyFileUpload, graderNotes: "" } };
  if (!field) return { refused: "There is nothing to answer, so it is a text and not a question." };
  const kinds = new Set(item.fields.map(({ kind }) => kind));
  const [kind] = kinds;
  if (kinds.size > 1 || (kind !== "response_lid" && kind !== "response_str" && kind !== "response_num"))
    return { refused: "It is answered in a way that does not exist here." };
  if (/^(fill_in_multiple_blanks|multiple_dropdowns)_question$/.test(item.profile)) return readBlanks(item);
  if (others.length > 0) return kind === "response_lid" ? readLists(item) : readBlanks(item);
  if (kind === "response_lid") return field.isMultiple ? readSeveral(item, field) : readOneOf(item, field);
  if (/^essay/.test(item.profile)) return readEssay(item);
  const isNumber =
    kind === "response_num" ||
    /^(decimal|integer|scientific)$/i.test(field.type) ||
    item.profile === "numerical_question";
  if (isNumber) return readNumber(item, field);
  return item.scoring.earning().length > 0 ? readTexts(item, field) : readEssay(item);
}

const answer = ({ ident }: OneField, ...values: string[]) => new Map([[ident, values]]);

function readEssay({ scoring, feedback }: OneItem): Key {
  const { shown } = scoring.run(new Map());
  return { type: "ESSAY", essay: { minWords: null, maxWords: null, graderNotes: "" }, feedback: feedback(shown) };
}

/** The idents that are shown whatever is answered, and those of each answer alone. */
function apart(outcomes: readonly Outcome[]): { shared: string[]; own: string[][] } {
  const shared = (outcomes[0]?.shown ?? []).filter((ident) => outcomes.every(({ shown }) => shown.includes(ident)));
  return { shared, own: outcomes.map(({ shown }) => shown.filter((ident) => !shared.includes(ident))) };
}

function readOneOf(item: OneItem, field: OneField): Key {
  const outcomes = field.labels.map(({ ident }) => item.scoring.run(answer(field, ident)));
  const most = Math.max(0, ...outcomes.map(({ score }) => score));
  const right = outcomes.filter(({ score }) => score === most).length;
  if (most === 0) return { refused: "No choice is marked as correct." };
  if (right > 1) return { refused: "Several choices are marked as correct, any of which would do." };
  const { shared, own } = apart(outcomes);
  const options = field.labels.map(({ html }, at) => {
    const { score } = outcomes[at] ?? { score: 0 };
    const credit = score > 0 && score < most ? Math.round((score / most) * 10_000) / 100 : 0;
    return {
      ...{ text: item.markdown(html), correct: score === most, feedback: item.feedback(own[at] ?? []) },
      ...(credit > 0 && credit < 100 && { credit }),
    };
  });
  if (options.length < 2) return { refused: "It has fewer than two choices." };
  if (options.some(({ text }) => text === "")) return { refused: "One of its choices is empty." };
  const isTrueFalse = /^true_false/.test(item.profile) && options.length === 2;
  return { type: isTrueFalse ? "TRUE_FALSE" : "SINGLE_CHOICE", options, feedback: item.feedback(shared) };
}

/** The right choices are those that a condition that earns something asks for; its own scoring must agree. */
function readSeveral(item: OneItem, field: OneField): Key {
  const asked = item.scoring.earning().flatMap((condition) => positive(condition));
  const right = field.labels.map(({ ident }) => asked.includes(ident));
  const chosen = (is: readonly boolean[]) =>
    item.scoring.run(answer(field, ...field.labels.flatMap(({ ident }, at) => (is[at] ? [ident] : []))));
  const whole = chosen(right);
  const isBest = field.labels.every(
    (_, at) => chosen(right.map((is, place) => (place === at ? !is : is))).score < whole.score || isExtra(at),
  );
  function isExtra(at: number): boolean {
    return !right[at] && chosen(right.map((is, place) => is || place === at)).score <= whole.score;
  }
  if (whole.score <= 0 || !isBest) return { refused: "Which of its choices are correct isn’t clear from its scoring." };
  const { shared, own } = apart([...field.labels.map(({ ident }) => item.scoring.run(answer(field, ident))), whole]);
  const options = field.labels.map(({ html }, at) => ({
    ...{ text: item.markdown(html), correct: right[at] === true, feedback: item.feedback(own[at] ?? []) },
  }));
  if (options.length < 2) return { refused: "It has fewer than two choices." };
  if (options.some(({ text }) => text === "")) return { refused: "One of its choices is empty." };
  return { type: "MULTIPLE_CHOICE", options, feedback: item.feedback(shared) };
}

/** What a condition asks to be chosen, without what it asks not to be. */
function positive(element: XmlElement): string[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string" || child.name === "not") return [];
    return child.name === "varequal" ? [textOf(child)] : positive(child);
  });
}

function readTexts(item: OneItem, field: OneField): Key {
  const named = item.scoring
    .earning()
    .flatMap((condition) =>
      [...descendants(condition)].filter(
        ({ name, attributes }) => /^var(equal|substring)$/.test(name) && attributes.respident === field.ident,
      ),
    );
  const texts = named.filter((one) => textOf(one) !== "");
  if (texts.length === 0) return { refused: "It names no answer." };
  const outcomes = texts.map((one) => item.scoring.run(answer(field, textOf(one))));
  const most = Math.max(...outcomes.map(({ score }) => score));
  if (most <= 0) return { refused: "None of its answers earns anything." };
  const { shared, own } = apart([...outcomes, item.scoring.run(answer(field, "\ufde1"))]);
  const accepted = texts.map((one, at) => {
    const credit = Math.round(((outcomes[at]?.score ?? 0) / most) * 10_000) / 100;
    const isPart = one.name === "varsubstring";
    return {
      text: isPart ? `.*${textOf(one).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}.*` : textOf(one),
      ...{ caseSensitive: one.attributes.case?.toLowerCase() === "yes", isRegex: isPart },
      feedback: item.feedback(own[at] ?? []),
      ...(credit < 100 && { credit }),
    };
  });
  return { type: "SHORT_ANSWER", accepted, feedback: item.feedback(shared) };
}

function readNumber(item: OneItem, field: OneField): Key {
  const ranges = item.scoring.earning().map(rangeIn);
  const [range, ...more] = ranges;
  if (!range) return { refused: "Its answer is not a plain number." };
  if (more.length > 0) return { refused: "Several numbers are right, of which a question here has one." };
  const right = item.scoring.run(answer(field, range.value));
  const { shared, own } = apart([right, item.scoring.run(answer(field, "\ufde1"))]);
  const said = item.feedback(own[0] ?? []);
  return {
    type: "NUMERIC",
    numeric: { value: range.value, tolerance: range.tolerance, unit: "", ...(said !== "" && { feedback: said }) },
    feedback: item.feedback(shared),
  };
}

/** The number that a condition asks for, or the middle of its range. */
function rangeIn(condition: XmlElement): { value: string; tolerance: string } | null {
  const parts = [...descendants(condition)];
  const ends = (pattern: RegExp) => parts.filter(({ name }) => pattern.test(name)).map((one) => numberOf(textOf(one)));
  const exact = ends(/^varequal$/);
  const [low, high] = [ends(/^vargte?$/)[0], ends(/^varlte?$/)[0]];
  const plain = (number: number) => String(Number(number.toPrecision(12)));
  if (typeof low === "number" && typeof high === "number" && high >= low) {
    const middle = typeof exact[0] === "number" ? exact[0] : (low + high) / 2;
    return { value: plain(middle), tolerance: plain(Math.max(high - middle, middle - low)) };
  }
  return exact.length === 1 && typeof exact[0] === "number" ? { value: plain(exact[0]), tolerance: "0" } : null;
}

/** Lists to choose from: blanks where the text has a place for each, or else prompts with their answers. */
function readLists(item: OneItem): Key {
  if (placesOf(item)) return readBlanks(item);
  const pairs = item.fields.map((field) => {
    const right = bestOf(item, field);
    return {
      prompt: item.markdown(field.prompt),
      answer: right ? item.markdown(right.html) : "",
      ident: right?.ident,
    };
  });
  if (pairs.some(({ prompt, answer: to }) => prompt === "" || to === ""))
    return { refused: "Which answer belongs to which prompt isn’t clear from its scoring." };
  const taken = new Set(pairs.map(({ answer: to }) => to));
  const others = new Set(item.fields.flatMap(({ labels }) => labels.map(({ html }) => item.markdown(html))));
  const right = new Map(pairs.map(({ ident = "" }, at) => [item.fields[at]?.ident ?? "", [ident]]));
  return {
    type: "MATCHING",
    pairs: pairs.map(({ prompt, answer: to }) => ({ prompt, answer: to, feedback: "" })),
    extras: [...others].filter((text) => text !== "" && !taken.has(text)),
    feedback: item.feedback(apart([item.scoring.run(new Map()), item.scoring.run(right)]).shared),
  };
}

/** The choice of a list that earns the most, where one does. */
function bestOf(item: OneItem, field: OneField): OneField["labels"][number] | null {
  const none = item.scoring.run(new Map()).score;
  const scores = field.labels.map(({ ident }) => item.scoring.run(answer(field, ident)).score);
  const most = Math.max(...scores);
  return most > none && scores.filter((score) => score === most).length === 1
    ? (field.labels[scores.indexOf(most)] ?? null)
    : null;
}

/** Canvas writes a place as the name of its field in brackets. Null where not all fields have one. */
function placesOf({ text, fields }: OneItem): string[] | null {
  const names = fields.map(({ prompt }) => `[${prompt.replace(/<[^<>]*>/g, "").trim()}]`);
  return names.every((name) => name !== "[]" && text.includes(name)) ? names : null;
}

function readBlanks(item: OneItem): Key {
  const places = placesOf(item);
  if (!places || places.length > mostBlanks) return { refused: "Its fields have no places in its text." };
  const blanks = item.fields.map((field, at) => blankOf(item, field, `${at + 1}`));
  const whole = blanks.flatMap((blank) => blank ?? []);
  if (whole.length < blanks.length)
    return { refused: "The right answer of one of its fields isn’t clear from its scoring." };
  const marked = places.reduce((html, place, at) => html.replace(place, held(at)), item.text);
  const text = places.reduce((words, _, at) => words.replace(held(at), `[[${at + 1}]]`), item.markdown(marked));
  return { type: "FILL_IN_BLANKS", text, blanks: whole };
}

type Blank = NonNullable<QuestionDocument["blanks"]>[number];

function blankOf(item: OneItem, field: OneField, blank: string): Blank | null {
  if (field.kind !== "response_lid") {
    const texts = item.scoring
      .earning()
      .flatMap((condition) =>
        [...descendants(condition)].filter(
          ({ name, attributes }) => name === "varequal" && attributes.respident === field.ident,
        ),
      );
    const accept = [...new Set(texts.map(textOf))].filter((text) => text !== "");
    return accept.length > 0 ? { blank, feedback: "", accept } : null;
  }
  // Canvas lists the texts that a field takes as its choices.
  if (item.profile === "fill_in_multiple_blanks_question") {
    const accept = field.labels.map(({ html }) => html.replace(/<[^<>]*>/g, "").trim()).filter((text) => text !== "");
    return accept.length > 0 ? { blank, feedback: "", accept } : null;
  }
  const right = bestOf(item, field);
  const options = field.labels.map((label) => ({
    ...{ text: item.markdown(label.html), correct: label === right, feedback: "" },
  }));
  return right && options.length > 1 ? { blank, feedback: "", options } : null;
}
