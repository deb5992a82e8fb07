import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { answerOf, draftWithoutModel, type KeylessDraft } from "./draft-without-model";
import { type Labeled, labeled } from "./keyless/labeled";
import { Report } from "./report";

const report = new Report(`What comes of ${labeled.length} labeled documents without a model`);
afterAll(() => report.print());

const read = (file: string) => ({ name: file, bytes: readFileSync(new URL(`./keyless/${file}`, import.meta.url)) });

/** How many were made, how many of them are right, and how many there should be. */
interface Count {
  made: number;
  right: number;
  wanted: number;
}

const titlesOf = (modules: Labeled["modules"]): string[] =>
  modules.flatMap(({ title, lessons }) => [title, ...lessons.map((lesson) => `${title}: ${lesson}`)]);

function countOutline({ modules }: KeylessDraft, wanted: Labeled["modules"]): Count {
  const titles = titlesOf(wanted);
  const made = titlesOf(
    modules.map(({ title, lessons }) => ({ title, lessons: lessons.map((lesson) => lesson.title) })),
  );
  return { made: made.length, right: made.filter((title) => titles.includes(title)).length, wanted: titles.length };
}

function countQuestions({ questions }: KeylessDraft, wanted: Labeled["questions"]): Count {
  const right = questions.filter((made) =>
    wanted.some(([about, answer]) => made.question.text.includes(about) && answerOf(made) === answer),
  );
  return { made: questions.length, right: right.length, wanted: wanted.length };
}

const sum = (counts: readonly Count[]): Count => ({
  made: counts.reduce((all, { made }) => all + made, 0),
  right: counts.reduce((all, { right }) => all + right, 0),
  wanted: counts.reduce((all, { wanted }) => all + wanted, 0),
});

const words = ({ made, right, wanted }: Count): string => `${right} of ${made} right, ${right} of ${wanted} found`;
const precision = ({ made, right }: Count): number => (made === 0 ? 1 : right / made);
const recall = ({ right, wanted }: Count): number => (wanted === 0 ? 1 : right / wanted);

describe("an author without a model", () => {
  it("gets the modules and lessons that an instructor would make of each document, and few other questions than they would ask", async () => {
    const outlines: Count[] = [];
    const asked: Count[] = [];
    for (const { file, modules, questions } of labeled) {
      const draft = await draftWithoutModel([read(file)]);
      const outline = countOutline(draft, modules);
      const count = countQuestions(draft, questions);
      outlines.push(outline);
      asked.push(count);
      const seen = {
        modules: draft.modules.map(({ title, lessons }) => [title, ...lessons.map((each) => each.title)]),
      };
      report.keep(
        `${file}: modules and lessons`,
        words(outline),
        precision(outline) === 1 && recall(outline) === 1,
        seen,
      );
      const texts = draft.questions.map((made) => `${made.question.text} ${answerOf(made)}`);
      report.keep(`${file}: questions`, words(count), count.made > 0 || count.wanted === 0, texts);
    }
    report.keep("all modules and lessons", words(sum(outlines)), precision(sum(outlines)) === 1);
    report.keep("all questions", words(sum(asked)), precision(sum(asked)) >= 0.95 && recall(sum(asked)) >= 0.8);
  });

  it("gets a module for each of several documents, in their order, and questions with three other options of the same sources", async () => {
    const files = ["glossary.md", "readme-course.md", "short.md"];
    const { modules, questions } = await draftWithoutModel(files.map(read));
    expect(modules.map(({ title }) => title)).toEqual([
      "Sailing glossary",
      "Keeping Bees: Part 1, The Hive",
      "Sharpening a pencil",
    ]);
    const texts = files.map((file) => read(file).bytes.toString().toLowerCase());
    for (const { question } of questions) {
      expect(question.answers).toHaveLength(4);
      for (const { text } of question.answers)
        expect(texts.some((each) => each.includes(text.toLowerCase()))).toBe(true);
    }
  });
});
