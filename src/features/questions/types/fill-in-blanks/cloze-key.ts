import type { KeptIssue } from "../../formats/issues";
import { htmlMarkdown } from "../../formats/moodle-xml/html-markdown";
import { fullFraction, issuesIf, type MoodleKey, MoodleProblem } from "../../formats/moodle-xml/moodle-kind";
import { plainNumber, toleranceOf } from "../../formats/moodle-xml/moodle-number";
import type { MoodleText } from "../../formats/moodle-xml/moodle-text";
import { hasStar } from "../../formats/star-patterns";
import { emptyBlank } from "./authoring";
import type { Blank } from "./body";
import { type ClozeAnswer, type ClozeField, splitCloze } from "./cloze-parts";
import { holdBlank, markedMarkdown, withoutHeld } from "./moodle-gaps";

/** Moodle's embedded answers ("Cloze"): each field becomes a blank, and the question has as many points as its fields together. */
export function clozeKey({ format, words }: MoodleText, newId: () => string): MoodleKey {
  const issues = new Set<KeptIssue>();
  const blanks: Blank[] = [];
  const weights: number[] = [];
  const text = splitCloze(withoutHeld(words)).map((piece) => {
    if (typeof piece === "string") return piece;
    const key = `${blanks.length + 1}`;
    const read = blankOf(piece, key, newId);
    for (const issue of read.issues) issues.add(issue);
    blanks.push(read.blank);
    weights.push(piece.weight);
    return holdBlank(key);
  });
  if (new Set(weights).size > 1) issues.add("blank_weights");
  return {
    type: "FILL_IN_BLANKS",
    text: markedMarkdown({ format, words: text.join("") }),
    points: weights.reduce((sum, weight) => sum + weight, 0),
    body: { blanks },
    issues: [...issues],
  };
}

interface ReadBlank {
  blank: Blank;
  issues: KeptIssue[];
}

function blankOf(field: ClozeField, key: string, newId: () => string): ReadBlank {
  if (field.kind === "several") throw new MoodleProblem("several_right");
  return field.kind === "one" ? dropdownOf(field, key, newId) : typedOf(field, key);
}

const toldOf = ({ feedback }: ClozeAnswer): string => htmlMarkdown(feedback);

/** What all of them say, which is said to whoever fills the blank in; null where they differ. */
function sharedFeedback(answers: readonly ClozeAnswer[]): string | null {
  const [first = "", ...others] = new Set(answers.map(toldOf));
  return others.length === 0 ? first : null;
}

function dropdownOf({ answers }: ClozeField, key: string, newId: () => string): ReadBlank {
  const shared = sharedFeedback(answers);
  const choices = answers.map((answer) => ({
    id: newId(),
    text: htmlMarkdown(answer.words),
    isCorrect: answer.fraction === fullFraction,
    feedback: shared === null ? toldOf(answer) : "",
  }));
  const isPart = ({ fraction }: ClozeAnswer) => fraction !== 0 && fraction !== fullFraction;
  return {
    blank: { kind: "dropdown", key, feedback: shared ?? "", choices },
    issues: issuesIf({ part_of_points: answers.some(isPart) }),
  };
}

/** An answer "*" is any other one: its feedback is the blank's if the right ones have the same. */
function typedOf({ kind, answers }: ClozeField, key: string): ReadBlank {
  const right = answers.filter(({ fraction, words }) => fraction === fullFraction && words !== "*");
  const others = answers.filter((answer) => !right.includes(answer));
  const saysOthers = others.some(({ words }) => words === "*");
  const shared = saysOthers ? sharedFeedback(answers) : null;
  const issues = issuesIf({
    part_of_points: others.some(({ fraction }) => fraction > 0),
    answer_feedback: shared === null && answers.some(({ feedback }) => feedback !== ""),
    ...(kind === "number"
      ? { other_numbers: right.length > 1 }
      : { blank_patterns: right.some(({ words }) => hasStar(words)) }),
  });
  const feedback = shared ?? "";
  if (kind === "number") {
    const [value = "", tolerance = ""] = (right[0]?.words ?? "").split(":");
    const blank: Blank = { kind, key, feedback, value: plainNumber(value), tolerance: toleranceOf(tolerance) };
    return { blank, issues };
  }
  const accepted = right.filter(({ words }) => !hasStar(words)).map(({ words }) => words.replaceAll("\\*", "*"));
  return { blank: { ...emptyBlank(key), accepted, feedback, isCaseSensitive: kind === "exact" }, issues };
}
