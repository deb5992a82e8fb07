import { useTranslations } from "next-intl";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, keepAnswer, readKeptAnswer } from "@/features/practice/hooks/kept-answer";
import type { PracticeSession } from "@/features/practice/hooks/use-practice";
import type { AskedCard } from "@/features/practice/server/get-practice";
import { questionPlayer } from "@/features/questions/players";
import type { AnswerValue } from "@/features/questions/question-player";
import { uuidV7 } from "@/lib/uuid-v7";
import { AskedQuestion } from "./asked-question";
import { CardPlace } from "./card-place";
import { CheckedQuestion } from "./checked-question";
import { PutAway } from "./put-away";

const nothing: AnswerValue = { selectedAnswers: [], textResponse: "", fields: {}, isFlagged: false };

interface PracticedProps {
  card: AskedCard;
  session: PracticeSession;
  personId: string;
}

/** One question: asked, then with what was right. What is given stays on the device until it is rated. */
export function PracticedQuestion({ card, session, personId }: PracticedProps) {
  const t = useTranslations("practice");
  const { question, language, reps } = card;
  const { checked, isBusy, problem } = session;
  const id = useId();
  const of: AnswerOf = { personId, cardId: card.id, questionVersionId: question.versionId, reps };
  const { value, change, reviewId } = useAnswer(of);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // The page itself begins at its heading; each further question begins at its fields.
    if (session.practiced > 0) form.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, [session.practiced]);
  const { isAnswered } = questionPlayer(question.type);

  async function rate(rating: Parameters<PracticeSession["rate"]>[1]["rating"]) {
    if (await session.rate(value, { reviewId: reviewId(), rating })) keepAnswer(of, null);
  }
  async function putAway(): Promise<boolean> {
    const isAway = await session.putAway();
    if (isAway) keepAnswer(of, null);
    return isAway;
  }

  return (
    <section aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`} className="visually-hidden">
        {t("question")}
      </h2>
      <CardPlace card={card} />
      {checked ? (
        <CheckedQuestion checked={checked} card={card} isBusy={isBusy} onRate={rate} />
      ) : (
        <form
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            void session.check(value);
          }}
        >
          <div lang={language}>
            <AskedQuestion question={question} value={value} id={id} onChange={change} />
          </div>
          <div className="row">
            <Button type="submit" look="first" disabled={isBusy}>
              {t(isAnswered(question, value) ? "check" : "show")}
            </Button>
            <PutAway onGo={putAway} isBusy={isBusy} />
          </div>
        </form>
      )}
      {problem && (
        <Notice tone="negative" live="alert">
          <p>{problem}</p>
          <p>
            <Button size="small" onClick={session.reload} disabled={isBusy}>
              {t("reload")}
            </Button>
          </p>
        </Notice>
      )}
    </section>
  );
}

/** The answer as far as it was given, also before the page was loaded again. */
function useAnswer({ personId, cardId, questionVersionId, reps }: AnswerOf) {
  const [value, setValue] = useState(nothing);
  const id = useRef<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void readKeptAnswer({ personId, cardId, questionVersionId, reps }).then((kept) => {
      // Whoever answers already writes over it.
      if (!kept || isGone || id.current !== null) return;
      id.current = kept.reviewId;
      setValue({ ...nothing, ...kept });
    });
    return () => {
      isGone = true;
    };
  }, [personId, cardId, questionVersionId, reps]);
  const reviewId = () => {
    id.current ??= uuidV7();
    return id.current;
  };
  const change = (next: AnswerValue) => {
    setValue(next);
    const { selectedAnswers, textResponse, fields } = next;
    const kept = { reviewId: reviewId(), selectedAnswers: [...selectedAnswers], textResponse, fields };
    keepAnswer({ personId, cardId, questionVersionId, reps }, kept);
  };
  return { value, change, reviewId };
}
