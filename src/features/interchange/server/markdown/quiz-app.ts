import "server-only";
import * as z from "zod";
import type { NotCarried } from "@/features/interchange/course-document";
import type { Faults } from "@/features/interchange/server/faults";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { plainMarkdown } from "@/features/interchange/server/text/inline-markdown";
import type { QuestionDocument } from "@/features/questions/course-files";

const Right = z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]);
const Quiz = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  title: z.string(),
  quiz: z.array(
    z.object({
      questionText: z.string(),
      answerOptions: z.array(z.object({ answerText: z.string(), isCorrect: Right })),
    }),
  ),
});
const QuizBook = z.object({ quizzes: z.array(Quiz) });

export interface AppQuiz {
  id: string;
  title: string;
  questions: QuestionDocument[];
}

export interface QuizApp {
  /** The file they come from. */
  path: string;
  quizzes: AppQuiz[];
  /** Files looked at, carried or listed. */
  paths: Set<string>;
}

/** Quizzes of the small quiz app that some curricula bring along as JSON; lessons link to them as ".../quiz/ID". */
export async function readQuizApp(
  staged: StagedCourse,
  lost: (entry: NotCarried) => void,
  faults: Faults,
): Promise<QuizApp | null> {
  const books: { path: string; quizzes: z.infer<typeof Quiz>[] }[] = [];
  for (const file of staged.files.values()) {
    if (!/quiz.*\.json$/i.test(file.path)) continue;
    const book = await faults.note(async () => parseBook(await readText(file)));
    if (book !== null) books.push({ path: file.path, quizzes: book });
  }
  const book = books.find(({ path }) => /(^|\/)en\.json$/.test(path)) ?? books[0];
  if (!book) return null;
  for (const { path } of books) {
    if (path !== book.path) lost({ where: path, what: "translation", why: `The quizzes are taken from ${book.path}.` });
  }
  const quizzes = book.quizzes.map((quiz) => ({
    id: quiz.id,
    title: quiz.title.replace(/\s+/g, " ").trim(),
    questions: quiz.quiz.flatMap((question, index) => questionOf(question, index, quiz.id, book.path, lost)),
  }));
  return { path: book.path, quizzes, paths: new Set(books.map(({ path }) => path)) };
}

function parseBook(source: string): z.infer<typeof Quiz>[] | null {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return null;
  }
  const books = z.array(QuizBook).safeParse(Array.isArray(value) ? value : [value]);
  if (!books.success) return null;
  const quizzes = books.data.flatMap((book) => book.quizzes);
  return quizzes.length === 0 ? null : quizzes;
}

function questionOf(
  { questionText, answerOptions }: z.infer<typeof Quiz>["quiz"][number],
  index: number,
  quizId: string,
  path: string,
  lost: (entry: NotCarried) => void,
): QuestionDocument[] {
  const options = answerOptions.map(({ answerText, isCorrect }) => ({
    text: plainMarkdown(answerText),
    correct: isCorrect,
    feedback: "",
  }));
  const right = options.filter(({ correct }) => correct).length;
  if (right === 0 || options.length < 2 || options.some(({ text }) => text === "") || questionText.trim() === "") {
    lost({
      where: path,
      what: "question",
      why: `Question ${index + 1} of quiz ${quizId} has no text, too few answers or no right one.`,
    });
    return [];
  }
  return [
    {
      sourceKey: `q${index + 1}`,
      type: right === 1 ? "SINGLE_CHOICE" : "MULTIPLE_CHOICE",
      text: plainMarkdown(questionText),
      points: 1,
      explanation: "",
      feedback: "",
      options,
      numeric: null,
      accepted: [],
    },
  ];
}
