import "server-only";
import { createHash } from "node:crypto";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { showQuestion } from "@/features/assessment/server/show-question";
import { showTexts } from "@/features/assessment/server/show-texts";
import { minutesFor, minutesUntil } from "@/features/practice/rules";
import type { OfferedIds, QuestionContent } from "@/features/questions/question-type";
import { publicView, questionType } from "@/features/questions/registry";
import type { ShownQuestion } from "@/features/questions/shown-question";
import type { PersonDeps } from "@/server/trpc/context";
import { type OpenCard, readOpenCards } from "./read-open-cards";

export type PracticeDeps = Pick<PersonDeps, "db" | "actor" | "now" | "locale">;

export interface DuePractice {
  due: number;
  /** About how long a session takes. */
  minutes: number;
}

/** A question as it is asked: nothing in it tells what is right. */
export interface AskedCard {
  id: string;
  /** Reviews so far: the same question asked again is a new one to the page. */
  reps: number;
  question: ShownQuestion;
  title: string;
  slug: string;
  lessonId: string;
  lessonNumber: string;
  courseTitle: string;
  language: string;
}

export interface Practice extends DuePractice {
  /** The one that has been due longest. */
  card: AskedCard | null;
  /** Until the next one is due, where none is now; null where there is none at all. */
  nextInMinutes: number | null;
}

export async function getDue({ db, actor, now }: Pick<PracticeDeps, "db" | "actor" | "now">): Promise<DuePractice> {
  const at = now();
  const due = (await readOpenCards(db, actor.id, at)).filter(({ dueAt }) => dueAt <= at).length;
  return { due, minutes: minutesFor(due) };
}

/** What a person practices next. Three queries, four where texts name files. */
export async function getPractice({ db, actor, now, locale }: PracticeDeps): Promise<Practice> {
  const at = now();
  const cards = await readOpenCards(db, actor.id, at);
  const due = cards.filter(({ dueAt }) => dueAt <= at);
  const [next] = due;
  return {
    ...{ due: due.length, minutes: minutesFor(due.length) },
    card: next ? await askCard({ db, locale }, next) : null,
    nextInMinutes: next || !cards[0] ? null : minutesUntil(cards[0].dueAt, at),
  };
}

async function askCard({ db, locale }: Pick<PracticeDeps, "db" | "locale">, card: OpenCard): Promise<AskedCard | null> {
  const { id, reps, questionVersionId, courseVersionId } = card;
  const [content] = await readQuestions(db, [questionVersionId]);
  if (!content) return null;
  const view = publicView({ ...content, penalty: 0 }, offeredOn(card, content));
  const question = await showTexts(db, { courseVersionId, locale }, (show) => showQuestion(view, "q", show));
  const { title, slug, lessonId, lessonNumber, courseTitle, language } = card;
  return {
    ...{ id, reps, question },
    ...{ title, slug, lessonId, lessonNumber, courseTitle, language },
  };
}

/**
 * The order in which a card offers its options: another one after each review, and the same until then. It goes by a digest of the
 * random ids alone, so that it tells nothing of the author's order, which may be the key.
 */
export function offeredOn(
  { id, reps, randomizeAnswers }: Pick<OpenCard, "id" | "reps" | "randomizeAnswers">,
  { type, answers, body }: QuestionContent,
): OfferedIds {
  const { offer } = questionType(type);
  if (!offer) return { promptIds: [], optionIds: [] };
  const { promptIds, optionIds } = offer.ids({ answerIds: answers.map((answer) => answer.id), body });
  const isShuffled = offer.shuffle === "always" || (offer.shuffle === "as-set" && randomizeAnswers);
  if (!isShuffled) return { promptIds, optionIds };
  const digests = new Map(
    optionIds.map((option) => [option, createHash("sha256").update(`${id} ${reps} ${option}`).digest("hex")]),
  );
  const digestOf = (option: string) => digests.get(option) ?? "";
  return { promptIds, optionIds: [...optionIds].sort((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1)) };
}
