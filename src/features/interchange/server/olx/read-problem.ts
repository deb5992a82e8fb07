import "server-only";
import type { Findings } from "@/features/interchange/server/findings";
import type { Block } from "@/features/interchange/server/olx/block-tree";
import {
  type AskedResponse,
  layOutProblem,
  type ProblemLayout,
} from "@/features/interchange/server/olx/problem-layout";
import { carriedResponses, type ReadResponse, type ResponseContext } from "@/features/interchange/server/olx/responses";
import type { QuestionDocument } from "@/features/questions/course-files";

export interface ReadProblem {
  questions: QuestionDocument[];
  /** Markdown of a problem none of whose questions could be carried. */
  prose: string;
}

export interface ProblemContext {
  findings: Findings;
  markdown(html: string): string;
}

const REASONS: Readonly<Record<string, string>> = {
  annotationresponse: "Annotating a text is a kind of question that does not exist here.",
  customresponse: "It is graded by a script of its own, which does not run here.",
  formularesponse: "Comparing formulas is a kind of question that does not exist here.",
  imageresponse: "Clicking on a picture is a kind of question that does not exist here.",
  schematicresponse: "Drawing a circuit is a kind of question that does not exist here.",
  truefalseresponse: "This old kind of question does not exist here. Make it a single choice.",
};

/** Turns a problem's responses into questions, in order; each that cannot be carried is listed. */
export function readProblem(block: Block, { findings, markdown }: ProblemContext): ReadProblem {
  const layout = layOutProblem(block.element);
  const context: ResponseContext = {
    markdown,
    lost: (element, what, why) => findings.lost(block.file, element.line, what, why),
  };
  const questions: QuestionDocument[] = [];
  const refusedText: string[] = [];
  layout.asked.forEach((asked, index) => {
    const { response } = asked;
    const read: ReadResponse = carriedResponses[response.name]?.(response, context) ?? {
      refused: REASONS[response.name] ?? "This kind of question does not exist here.",
    };
    if ("refused" in read) {
      findings.lost(block.file, response.line, response.name, `${read.refused} Its text stands in the lesson.`);
      refusedText.push(markdown(asked.question));
      return;
    }
    findings.carried(response.name);
    questions.push(questionOf(block, asked, index, read, markdown));
  });
  noteScripts(block, layout, findings, questions.length > 0);
  addWhole(layout, questions, markdown);
  const prose = [layout.text === "" ? "" : markdown(layout.text), ...refusedText].filter((text) => text !== "");
  return { questions: weighted(questions, block.element.attributes.weight), prose: prose.join("\n\n") };
}

function questionOf(
  block: Block,
  asked: AskedResponse,
  index: number,
  { feedback, ...answers }: Exclude<ReadResponse, { refused: string }>,
  markdown: (html: string) => string,
): QuestionDocument {
  const text = markdown(asked.question) || block.element.attributes.display_name || "?";
  return {
    sourceKey: `${block.urlName}-${index + 1}`.replace(/[^A-Za-z0-9._~:@/+-]/g, "_"),
    ...answers,
    text,
    points: 1,
    explanation: markdown(asked.solution),
    feedback,
  };
}

/** Explanation and hints of the whole problem go to its last question. */
function addWhole(layout: ProblemLayout, questions: QuestionDocument[], markdown: (html: string) => string): void {
  const last = questions.at(-1);
  if (!last) return;
  const join = (...texts: string[]) => texts.filter((text) => text !== "").join("\n\n");
  last.explanation = join(last.explanation, markdown(layout.solution));
  last.feedback = join(last.feedback, ...layout.hints.map(markdown));
}

/** Open edX gives a problem its weight as a whole. */
function weighted(questions: QuestionDocument[], weight: string | undefined): QuestionDocument[] {
  const total = Number(weight ?? "");
  if (weight === undefined || weight.trim() === "" || !Number.isFinite(total) || total < 0) return questions;
  const share = Math.round((total / Math.max(1, questions.length)) * 100) / 100;
  return questions.map((question) => ({ ...question, points: Math.min(share, 999_999) }));
}

function noteScripts(block: Block, layout: ProblemLayout, findings: Findings, hasQuestions: boolean): void {
  if (!hasQuestions) return;
  for (const script of layout.scripts) {
    findings.lost(block.file, script.line, "script", "Scripts of a problem do not run here.");
  }
}
