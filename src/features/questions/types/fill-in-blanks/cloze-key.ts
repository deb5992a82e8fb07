import type { KeptIssue } from "../../formats/issues";
import { creditOfWeight } from "../../formats/moodle-weight";
import { htmlMarkdown } from "../../formats/moodle-xml/html-markdown";
import { fullFraction, issuesIf, type MoodleKey, MoodleProblem } from "../../formats/moodle-xml/moodle-kind";
import { plainNumber, toleranceOf } from "../../formats/moodle-xml/moodle-number";
import type { MoodleText } from "../../formats/moodle-xml/moodle-text";
import { hasStar } from "../../formats/star-patterns";
import { keptForeseen } from "../../shared/foreseen-number";
import { emptyBlank } from "./authoring";
import { type Blank, type BlankOf, mostTexts } from "./body";
import { type ClozeAnswer, type ClozeField, splitCloze } from "./cloze-parts";
import { type KnownAnswer, storedOthers, storedText } from "./known-answers";
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

/**
 * An answer "*" is any other one: its feedback is the blank's where all others end with the same, behind what is said of them alone.
 * Otherwise it is lost, and all of what the others say is theirs.
 */
function typedOf({ kind, answers }: ClozeField, key: string): ReadBlank {
  const [known, any] = [answers.filter(({ words }) => words !== "*"), answers.find(({ words }) => words === "*")];
  const ending = any ? toldOf(any) : "";
  const own = known.map((answer) => before(toldOf(answer), ending));
  const isShared = own.every((words) => words !== null);
  const shared = { key, feedback: isShared ? ending : "" };
  const read = known.map((answer, at) => ({ ...answer, told: (isShared ? own[at] : null) ?? toldOf(answer) }));
  const { blank, issues } = kind === "number" ? numberOf(read, shared) : textOf(read, shared, kind === "exact");
  return {
    blank,
    issues: [
      ...issues,
      ...issuesIf({
        part_of_points: any !== undefined && any.fraction > 0,
        wrong_answers: !isShared,
        weights: answers.some(({ fraction }) => fraction < 0),
      }),
    ],
  };
}

/** What is before an ending, as this site's export puts the two together; null where there is another ending. */
function before(words: string, ending: string): string | null {
  if (ending === "" || words === ending) return words === ending ? "" : words;
  return words.endsWith(`\n\n${ending}`) ? words.slice(0, -ending.length - 2) : null;
}

interface ReadAnswer extends ClozeAnswer {
  /** As Markdown, without what is said of the blank. */
  told: string;
}
type Shared = Pick<Blank, "key" | "feedback">;

const creditOf = ({ fraction }: ClozeAnswer): number =>
  fraction === fullFraction ? fullFraction : (creditOfWeight(fraction).credit ?? 0);

function textOf(answers: readonly ReadAnswer[], shared: Shared, isCaseSensitive: boolean): ReadBlank {
  const plain = answers.filter(({ words }) => !hasStar(words));
  const accepted = plain
    .slice(0, mostTexts)
    .map((answer) => ({ text: answer.words.replaceAll("\\*", "*"), credit: creditOf(answer), feedback: answer.told }))
    .map(storedText);
  return {
    blank: { ...emptyBlank(shared.key), ...shared, accepted, isCaseSensitive },
    issues: issuesIf({ blank_patterns: plain.length < answers.length, many_answers: plain.length > mostTexts }),
  };
}

function numberOf(answers: readonly ReadAnswer[], shared: Shared): ReadBlank {
  const numbers = answers.map((answer): KnownAnswer => {
    const [value = "", tolerance = ""] = answer.words.split(":");
    return {
      ...{ value: plainNumber(value), tolerance: toleranceOf(tolerance) },
      ...{ credit: creditOf(answer), feedback: answer.told },
    };
  });
  const [right, ...rights] = numbers.filter(({ credit }) => credit === fullFraction);
  const others = numbers.filter(({ credit }) => credit < fullFraction);
  const foreseen = keptForeseen(others);
  const { value = "", tolerance = "", feedback: answerFeedback = "" } = right ?? {};
  const blank: BlankOf<"number"> = { kind: "number", ...shared, value, tolerance };
  return {
    blank: { ...blank, ...storedOthers({ answerFeedback, foreseen }) },
    issues: issuesIf({ other_numbers: rights.length > 0 || foreseen.length < others.length }),
  };
}
