import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { findQuestionProblems } from "@/features/questions/authoring";
import { uuidV4 } from "@/lib/uuid-v4";
import { withoutFileData } from "./moodle-xml/file-data";
import { guessFormat, readQuestions } from "./read-questions";

const data = process.env.TEST_DATA ?? "";
const counted = join(data, "COUNTS.json");
const has = data !== "" && existsSync(counted);
const Counts = z.object({
  ...{ format: z.string(), questions: z.number(), types: z.record(z.string(), z.number()) },
  ...{ category_entries: z.number().default(0), embedded_files: z.number().default(0) },
});

/** Of the files that others wrote, those of a format here. */
function files(): [string, z.infer<typeof Counts>][] {
  if (!has) return [];
  const all = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(counted, "utf8")));
  return Object.entries(all).flatMap(([path, counts]) => {
    const { data: known } = Counts.safeParse(counts);
    return known && ["gift", "aiken", "moodle-xml"].includes(known.format) ? [[path, known]] : [];
  });
}
const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };

function readFile(path: string) {
  const source = readFileSync(join(data, path), "latin1");
  const isUtf8 = !/windows-1252/.test(path);
  return isUtf8 ? Buffer.from(source, "latin1").toString("utf8") : source;
}

describe("the question files among the sample data", () => {
  test.skipIf(!has)("are some", () => {
    expect(files().length).toBeGreaterThan(20);
  });

  test.each(files())("%s: each question is read, or why not is told", (path, { format, questions, types, ...more }) => {
    const source = readFile(path);
    expect(guessFormat(source)).toBe(format);
    const read = readQuestions(guessFormat(source), source, means);
    for (const question of read.questions) expect(findQuestionProblems(question)).toEqual([]);
    const lost = read.issues.filter(({ isLost }) => isLost);
    expect(read.questions.length + lost.length).toBe(questions);
    expect(read.questions.filter(({ type }) => type === "ESSAY")).toHaveLength(types.essay ?? 0);
    expect(lost.filter(({ code }) => code === "description")).toHaveLength(types.description ?? 0);
    expect(lost.filter(({ detail }) => detail === "stack")).toHaveLength(types.stack ?? 0);
    if (format !== "moodle-xml") return;
    const kept = (code: string) => read.issues.filter((issue) => issue.code === code && !issue.isLost).length;
    expect(kept("category")).toBe(more.category_entries);
    expect(kept("files") > 0).toBe(more.embedded_files > 0);
    const bare = readQuestions(guessFormat(source), withoutFileData(source), means);
    expect([bare.issues, bare.questions.length]).toEqual([read.issues, read.questions.length]);
    expect(withoutFileData(source)).not.toMatch(/[A-Za-z\d+/]{200}/);
  });

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
      ...{ questions: [], marks: new Map() },
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
