import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { blankAnswer, type KindMeans, noKey } from "@/features/questions/question-authoring";
import { asMarkdown } from "@/lib/as-markdown";
import { emptyRead } from "../add-read";
import type { ReadQuestions } from "../read-questions";

interface Block {
  line: number;
  text: string[];
  options: { letter: string; text: string }[];
}

/** Questions in Aiken format: a text, options "A) …" or "A. …", and "ANSWER: B". HTML in them stays HTML. */
export function readAiken(source: string, means: KindMeans): ReadQuestions {
  const read = emptyRead();
  let block: Block | null = null;
  const lose = ({ line, text }: Block, code: ReadQuestions["issues"][number]["code"]) =>
    read.issues.push({ line, about: text.join(" ").slice(0, 80), code, isLost: true });
  for (const [at, raw] of source.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    const key = /^ANSWER: *([A-Z])$/i.exec(line);
    const option = /^([A-Z])[.)] +(.*)$/.exec(line);
    if (key) {
      if (block) close(block, key[1]?.toUpperCase() ?? "");
      block = null;
      continue;
    }
    if (line === "") continue;
    if (block && block.options.length > 0 && !option) {
      lose(block, "no_answer_line");
      block = null;
    }
    block ??= { line: at + 1, text: [], options: [] };
    if (option && block.text.length > 0) block.options.push({ letter: option[1] ?? "", text: option[2] ?? "" });
    else block.text.push(line);
  }
  if (block) lose(block, "no_answer_line");
  return read;

  function close(of: Block, key: string): void {
    const question = fitToKind({
      ...noKey,
      type: "SINGLE_CHOICE",
      text: of.text.map(markdownOf).join("\n"),
      points: 1,
      explanation: "",
      penalty: 0,
      feedback: "",
      answers: of.options.map(({ letter, text }) => blankAnswer(means.newId(), markdownOf(text), letter === key)),
    });
    const [problem] = findQuestionProblems(question);
    if (problem) lose(of, problem.code);
    else read.questions.push(question);
  }
}

const markdownOf = (text: string): string => (/<[a-z][^>]*>/i.test(text) ? text : asMarkdown(text));
