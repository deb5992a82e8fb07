import "server-only";
import { innerHtml } from "@/features/interchange/server/olx/html-writer";
import { evaluateNumber } from "@/features/interchange/server/olx/number-expression";
import type { QuestionDocument } from "@/features/questions/course-files";
import { compilePattern } from "@/lib/safe-pattern";
import { descendants, elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

/** What a response element needs from the problem around it. */
export interface ResponseContext {
  /** HTML as Markdown, links rewritten. */
  markdown(html: string): string;
  /** Notes something inside the response that does not come along. */
  lost(element: XmlElement, what: string, why: string): void;
}

export type Answers = Pick<QuestionDocument, "type" | "options" | "numeric" | "accepted"> & { feedback: string };
/** The answers, or why the response cannot be carried. */
export type ReadResponse = Answers | { refused: string };

type Reader = (response: XmlElement, context: ResponseContext) => ReadResponse;

const noAnswers = { options: [], numeric: null, accepted: [], feedback: "" };
const HINTS = new Set(["choicehint", "optionhint", "correcthint", "compoundhint", "stringequalhint", "regexphint"]);
const isHint = (element: XmlElement) => HINTS.has(element.name);

export const carriedResponses: Readonly<Record<string, Reader>> = {
  multiplechoiceresponse: (response, context) => readChoices(response, "SINGLE_CHOICE", context),
  choiceresponse: (response, context) => readChoices(response, "MULTIPLE_CHOICE", context),
  optionresponse: readOptions,
  numericalresponse: readNumerical,
  stringresponse: readString,
};

/** Elements that are the field itself: no part of the question's text. */
export const inputElements = new Set(
  "choicegroup checkboxgroup radiogroup optioninput textline formulaequationinput textbox additional_answer responseparam answer".split(
    " ",
  ),
);

function readChoices(
  response: XmlElement,
  type: "SINGLE_CHOICE" | "MULTIPLE_CHOICE",
  context: ResponseContext,
): ReadResponse {
  const choices = [...descendants(response)].filter(({ name }) => name === "choice");
  const options = choices.map((choice) => ({
    text: context.markdown(innerHtml(choice, isHint)),
    correct: (choice.attributes.correct ?? "").toLowerCase() === "true",
    feedback: hintOf(choice, context),
  }));
  for (const choice of choices) {
    if ((choice.attributes.correct ?? "").toLowerCase() === "partial") {
      context.lost(choice, "partial_credit", "This choice gave part of the points; here it counts as wrong.");
    }
  }
  for (const compound of [...descendants(response)].filter(({ name }) => name === "compoundhint")) {
    context.lost(compound, "compoundhint", "Feedback for a combination of choices has no counterpart here.");
  }
  const refused = troubleWith(options, type);
  return refused === null ? { ...noAnswers, type, options } : { refused };
}

function troubleWith(options: QuestionDocument["options"], type: string): string | null {
  if (options.length < 2) return "It has fewer than two choices.";
  if (options.some(({ text }) => text.trim() === "")) return "One of its choices is empty.";
  const right = options.filter(({ correct }) => correct).length;
  if (type === "SINGLE_CHOICE" && right !== 1) {
    return right === 0
      ? "No choice is marked as correct."
      : "Several choices are marked as correct, any of which would do.";
  }
  return null;
}

/** Feedback for choosing it; feedback for leaving it out has no counterpart. */
function hintOf(choice: XmlElement, context: ResponseContext): string {
  const hints = elementsOf(choice).filter(isHint);
  const chosen = hints.filter(({ attributes }) => attributes.selected !== "false");
  const leftOut = hints.filter(({ attributes }) => attributes.selected === "false");
  const shown = chosen.length > 0 ? chosen : leftOut;
  if (chosen.length > 0) {
    for (const hint of leftOut) {
      context.lost(
        hint,
        "choicehint",
        "Feedback for not choosing it has no counterpart beside feedback for choosing it.",
      );
    }
  }
  return shown.map((hint) => context.markdown(innerHtml(hint))).join("\n\n");
}

function readOptions(response: XmlElement, context: ResponseContext): ReadResponse {
  const inputs = [...descendants(response)].filter(({ name }) => name === "optioninput");
  const [input] = inputs;
  if (!input || inputs.length > 1) return { refused: `It has ${inputs.length} drop-down fields instead of one.` };
  const written = elementsOf(input).filter(({ name }) => name === "option");
  const correct = (input.attributes.correct ?? "").trim();
  const options =
    written.length > 0
      ? written.map((option) => ({
          text: context.markdown(innerHtml(option, isHint)),
          correct: (option.attributes.correct ?? "").toLowerCase() === "true",
          feedback: hintOf(option, context),
        }))
      : pythonStrings(input.attributes.options ?? "").map((text) => ({
          text: context.markdown(escapeHtml(text)),
          correct: text.trim() === correct,
          feedback: "",
        }));
  const refused = troubleWith(options, "SINGLE_CHOICE");
  return refused === null ? { ...noAnswers, type: "SINGLE_CHOICE", options } : { refused };
}

/** The strings of a Python tuple as text: "('a','it\\'s')". */
function pythonStrings(source: string): string[] {
  const quoted = Array.from(source.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g), (match) =>
    (match[1] ?? match[2] ?? "").replace(/\\(.)/g, "$1"),
  );
  if (quoted.length > 0) return quoted;
  return source
    .replace(/^\s*[([]|[)\]]\s*$/g, "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function readNumerical(response: XmlElement, context: ResponseContext): ReadResponse {
  const answer = (response.attributes.answer ?? "").trim();
  if (answer.includes("$"))
    return { refused: `Its answer "${answer}" is computed by a script, which does not run here.` };
  const numeric = rangeOf(answer) ?? plainNumber(answer, response);
  if (numeric === null) return { refused: `Its answer "${answer}" is not a plain number.` };
  const open = /^\(.*[)\]]$|^\[.*\)$/.test(answer) && answer.includes(",");
  if (open) context.lost(response, "open interval", `The ends of ${answer} count as right here.`);
  for (const extra of elementsOf(response).filter(({ name }) => name === "additional_answer")) {
    context.lost(extra, "additional_answer", "A numeric question has one answer here.");
  }
  notePartialCredit(response, context);
  return { ...noAnswers, type: "NUMERIC", numeric, feedback: correctHint(response, context) };
}

function plainNumber(answer: string, response: XmlElement): QuestionDocument["numeric"] {
  const value = /^[+-]?\d+(\.\d+)?$/.test(answer) ? answer : numberText(evaluateNumber(answer));
  if (value === null) return null;
  const tolerance = [...descendants(response)].find(
    ({ name, attributes }) =>
      name === "responseparam" && (attributes.type === "tolerance" || attributes.default !== undefined),
  )?.attributes.default;
  return { value, tolerance: toleranceText(tolerance), unit: "" };
}

/** Open edX itself allows a thousandth of a percent where nothing is said. */
function toleranceText(tolerance: string | undefined): string {
  const text = (tolerance ?? "").trim();
  if (text === "") return "0.001%";
  if (/^\d+(\.\d+)?%$/.test(text)) return text;
  return numberText(evaluateNumber(text)) ?? "0.001%";
}

/** "[5, 7)" as the middle of the range, and half its width. */
function rangeOf(answer: string): QuestionDocument["numeric"] {
  const match = /^[[(]([^,]+),([^,]+)[\])]$/.exec(answer);
  if (match === null) return null;
  const low = evaluateNumber((match[1] ?? "").trim());
  const high = evaluateNumber((match[2] ?? "").trim());
  if (low === null || high === null || high < low) return null;
  return { value: numberText((low + high) / 2) ?? "", tolerance: numberText((high - low) / 2) ?? "0", unit: "" };
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(Number(value.toPrecision(12)));
}

function readString(response: XmlElement, context: ResponseContext): ReadResponse {
  const kinds = (response.attributes.type ?? "").toLowerCase().split(/\s+/);
  const isRegex = kinds.includes("regexp");
  const caseSensitive = !kinds.includes("ci");
  const extras = elementsOf(response).filter(({ name }) => name === "additional_answer");
  const written = response.attributes.answer ?? "";
  const first = extras.length === 0 && !isRegex ? written.split("_or_") : [written];
  const accepted = [
    ...first.map((text) => ({ text: text.trim(), feedback: "" })),
    ...extras.map((extra) => ({
      text: (extra.attributes.answer ?? textOf(extra)).trim(),
      feedback: correctHint(extra, context),
    })),
  ]
    .filter(({ text }) => text !== "")
    .map(({ text, feedback }) => ({ text, caseSensitive, isRegex, feedback }));
  if (accepted.length === 0) return { refused: "It names no answer." };
  if (accepted.some(({ text }) => text.includes("$")) && !isRegex) {
    return { refused: "Its answer is computed by a script, which does not run here." };
  }
  const bad = accepted.find(({ text }) => isRegex && compilePattern(text, caseSensitive) === null);
  if (bad)
    return { refused: `Its pattern "${bad.text}" uses look-arounds or back references, which do not exist here.` };
  for (const hint of elementsOf(response).filter(({ name }) => name === "stringequalhint" || name === "regexphint")) {
    context.lost(hint, hint.name, "Feedback for one wrong text has no counterpart here.");
  }
  notePartialCredit(response, context);
  return { ...noAnswers, type: "SHORT_ANSWER", accepted, feedback: correctHint(response, context) };
}

function correctHint(element: XmlElement, context: ResponseContext): string {
  const hint = elementsOf(element).find(({ name }) => name === "correcthint");
  return hint === undefined ? "" : context.markdown(innerHtml(hint));
}

function notePartialCredit(response: XmlElement, context: ResponseContext): void {
  if (response.attributes.partial_credit === undefined) return;
  context.lost(response, "partial_credit", "An answer that is nearly right gets no points here.");
}
