import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { findQuestionProblems } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { readBlanks } from "@/features/questions/types/fill-in-blanks/body";
import { uuidV4 } from "@/lib/uuid-v4";
import {
  type Counts,
  expectedOf,
  idleDifferences,
  type KnownDifference,
  sumOf,
  tally,
  uncountedFiles,
  unheldCounts,
} from "./counted-files";
import { decodeText } from "./decode-text";
import { withoutFileData } from "./moodle-xml/file-data";
import { guessFormat, type QuestionFormat, type ReadIssue, readQuestions } from "./read-questions";

const data = process.env.TEST_DATA ?? "";
const counted = join(data, "COUNTS.json");
const has = data !== "" && existsSync(counted);
const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };

/** What is counted of all sample data. */
function allCounts(): Map<string, Counts> {
  if (!has) return new Map();
  const Entries = z.record(z.string(), z.record(z.string(), z.unknown()));
  return new Map(Object.entries(Entries.parse(JSON.parse(readFileSync(counted, "utf8")))));
}
const counts = new Map([...allCounts()].filter(([path]) => path.startsWith("questions/")));

const readFile = (path: string) => decodeText(readFileSync(join(data, path))).text;

/** A file as it was read. */
interface Read {
  format: QuestionFormat;
  questions: readonly EditedQuestion[];
  kept: readonly ReadIssue[];
  lost: readonly ReadIssue[];
  /** How many files the reader came upon in its questions. */
  embedded: number;
}

function read(path: string): Read {
  const source = readFile(path);
  const format = guessFormat(source);
  let embedded = 0;
  const pictureOf = () => {
    embedded += 1;
    return null;
  };
  const { questions, issues } = readQuestions(format, source, { ...means, pictureOf });
  const [lost, kept] = [issues.filter(({ isLost }) => isLost), issues.filter(({ isLost }) => !isLost)];
  return { format, questions, kept, lost, embedded };
}

/** What COUNTS.json calls the formats. */
const formatNames: Partial<Record<QuestionFormat, string>> = {
  ...{ gift: "gift", "moodle-xml": "moodle-xml", aiken: "aiken", cloze: "cloze (multianswer)" },
};

/** What Moodle calls the types, and so does COUNTS.json: two of them have another name in each of its formats. */
function typeOf(question: EditedQuestion, format: QuestionFormat): string {
  switch (question.type) {
    case "SINGLE_CHOICE":
    case "MULTIPLE_CHOICE":
      return "multichoice";
    case "TRUE_FALSE":
      return "truefalse";
    case "NUMERIC":
      return "numerical";
    case "SHORT_ANSWER":
      return "shortanswer";
    case "ESSAY":
      return "essay";
    case "MATCHING":
      return format === "gift" ? "match" : "matching";
    case "FILL_IN_BLANKS":
      return typeOfBlanks(question, format);
    default:
      return question.type;
  }
}

/** In GIFT, answers between words are those of some type. In Moodle's XML, nothing but lists is what "select missing words" has. */
function typeOfBlanks(question: EditedQuestion, format: QuestionFormat): string {
  const kinds = [...new Set(readBlanks(question.body).map(({ kind }) => kind))];
  if (format !== "gift") return kinds.join() === "dropdown" ? "gapselect" : "cloze";
  return kinds.map((kind) => ({ dropdown: "multichoice", number: "numerical", text: "shortanswer" })[kind]).join();
}

/** The types of questions that can't be read, by why not. */
const typesOfLost: Partial<Record<QuestionFormat, Partial<Record<ReadIssue["code"], string>>>> = {
  gift: {
    ...{ description: "description", prompt_repeated: "match" },
    ...{ option_missing: "multichoice", option_repeated: "multichoice" },
  },
  "moodle-xml": {
    ...{ no_blanks: "cloze", too_few_choices: "cloze", no_right_choice: "cloze", number_unreadable: "cloze" },
  },
};
/** COUNTS.json has no type for questions with braces that aren't escaped. */
const hasBraces = ({ code }: ReadIssue) => code === "braces";
const typeOfLost = ({ code, detail }: ReadIssue, format: QuestionFormat): string =>
  (code === "type" ? detail : typesOfLost[format]?.[code]) ?? code;

const typesIn = ({ format, questions, lost }: Read) =>
  tally([
    ...questions.map((question) => typeOf(question, format)),
    ...lost.filter((issue) => !hasBraces(issue)).map((issue) => typeOfLost(issue, format)),
  ]);
const questionsIn = ({ questions, lost }: Read) => questions.length + lost.length;
const categoriesIn = ({ kept }: Read) => kept.filter(({ code }) => code === "category").length;

/** What is found in a file, under the name that its count has in COUNTS.json. */
const findings: Record<string, (read: Read) => unknown> = {
  format: ({ format }) => formatNames[format],
  questions: questionsIn,
  types: typesIn,
  category_lines: categoriesIn,
  category_entries: categoriesIn,
  answer_lines: ({ questions, lost }) => questions.length + lost.filter(({ code }) => code !== "no_answer_line").length,
  embedded_files: ({ embedded }) => embedded,
  with_unescaped_braces: ({ lost }) => lost.filter(hasBraces).length,
};

const differences: readonly KnownDifference[] = [
  {
    ...{ path: "questions/moodle/broken_multianswer_1.txt", count: "questions", counted: null, found: 1 },
    why: "Broken on purpose, so that nothing is counted: it is one question, which is lost, and why is told.",
  },
  {
    ...{ path: "questions/moodle/question.missingword1.txt", count: "format", counted: "missingword", found: "gift" },
    why: "Moodle's own format for a missing word is read as GIFT, in which the same question is the same.",
  },
];

describe("the question files among the sample data", () => {
  test.skipIf(!has)("are some, and each is counted", () => {
    expect(counts.size).toBeGreaterThan(40);
    const files = readdirSync(join(data, "questions"), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    expect(
      uncountedFiles(
        counts,
        paths.map((path) => path.slice(join(data, "/").length)),
      ),
    ).toEqual([]);
  });

  test.skipIf(!has)("have no count that nothing is held against, and no difference that is none", () => {
    expect(unheldCounts(counts, findings)).toEqual([]);
    expect(idleDifferences(counts, differences)).toEqual([]);
    expect([...allCounts().keys()].filter((path) => path.startsWith("_totals/"))).toEqual(["_totals/questions"]);
  });

  test.each([...counts])("%s: has what is counted, each question read or told why not", (path, known) => {
    const found = read(path);
    for (const question of found.questions) expect(findQuestionProblems(question)).toEqual([]);
    // Braces are counted only where there are some.
    const expected = expectedOf(path, { with_unescaped_braces: 0, ...known }, differences);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, findings[name]?.(found)]))).toEqual(expected);
  });

  test.skipIf(!has)("have together what is counted of each format", () => {
    // Those that are broken on purpose have no count.
    const whole = [...counts].filter(([, { questions }]) => questions !== null);
    const formats = [...new Set(whole.map(([, { format }]) => format))];
    const totals = formats.map((format) => {
      const files = whole.filter(([, known]) => known.format === format);
      const found = files.map(([path, { types }]) => ({ read: read(path), isTyped: types !== undefined }));
      const questions = found.reduce((sum, one) => sum + questionsIn(one.read), 0);
      const types = sumOf(found.filter(({ isTyped }) => isTyped).map((one) => typesIn(one.read)));
      return [format, { files: files.length, questions, types }];
    });
    expect(Object.fromEntries(totals)).toEqual(allCounts().get("_totals/questions"));
  });

  test.each([...counts].filter(([, { format }]) => format === "moodle-xml"))(
    "%s: is read the same without the data of its files",
    (path, { embedded_files: embedded }) => {
      const source = readFile(path);
      const whole = readQuestions("moodle-xml", source, means);
      const bare = readQuestions("moodle-xml", withoutFileData(source), means);
      expect([bare.issues, bare.questions.length]).toEqual([whole.issues, whole.questions.length]);
      expect(withoutFileData(source)).not.toMatch(/[A-Za-z\d+/]{200}/);
      expect(whole.issues.some(({ code }) => code === "files")).toBe(Number(embedded) > 0);
    },
  );

  test.skipIf(!has)("with syntax errors lose only what is broken, and name its line", () => {
    const { questions, issues } = readQuestions("gift", readFile("hostile/gift-broken-syntax.gift"), means);
    expect(questions.map(({ text }) => text)).toEqual([
      "Two plus two equals",
      "The sky is blue.",
      "Name the capital of France.",
    ]);
    expect(issues.map(({ line }) => line)).toEqual([4, 6, 10, 12, 16, 18, 20, 22]);
  });

  test.skipIf(!has)("lose of Moodle's Cloze questions only the broken ones", () => {
    const codes = (path: string) => readQuestions("moodle-xml", readFile(path), means).issues.map(({ code }) => code);
    expect(codes("questions/moodle/broken_cloze_questions.xml")).toEqual([
      ...["no_blanks", "no_blanks", "too_few_choices", "no_right_choice", "number_unreadable"],
    ]);
  });

  test.skipIf(!has)("in Cloze are one question each", () => {
    const source = readFile("questions/moodle/questions.multianswer.txt");
    expect(guessFormat(source)).toBe("cloze");
    const { questions, issues } = readQuestions("cloze", source, means);
    expect(questions.map(({ type, points }) => [type, points])).toEqual([["FILL_IN_BLANKS", 5]]);
    expect(issues.map(({ code, isLost }) => [code, isLost])).toEqual([["wrong_answers", false]]);
    const broken = readQuestions("cloze", readFile("questions/moodle/broken_multianswer_1.txt"), means);
    expect(broken).toEqual({
      ...{ questions: [], marks: new Map(), groups: new Map() },
      issues: [
        {
          ...{ line: 1, code: "too_few_choices", isLost: true },
          about: "Please select the fruits {1:MULTICHOICE:=Apple#Correct}",
        },
      ],
    });
  });

  test.skipIf(!has)("with a missing word have a blank for it", () => {
    const { questions, issues } = readQuestions("gift", readFile("questions/moodle/question.missingword1.txt"), means);
    expect(issues).toEqual([]);
    expect(questions.map(({ type, text }) => [type, text])).toEqual([
      [
        "FILL_IN_BLANKS",
        "As soon as we begin to explore our body parts as infants\nwe become students of [[1]], and in a sense we remain students for life.",
      ],
    ]);
  });

  test.skipIf(!has).each(["xml-billion-laughs.xml", "xml-external-entity-file.xml"])(
    "never expand what %s declares",
    (name) => {
      const { questions, issues } = readQuestions("moodle-xml", readFile(`hostile/${name}`), means);
      expect(questions).toEqual([]);
      expect(issues.map(({ code }) => code)).toEqual(["category", "entity"]);
    },
  );
});
