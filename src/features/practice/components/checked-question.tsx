import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { optionClass } from "@/components/form/option-row";
import { Button } from "@/components/ui/button";
import { type PracticeRating, practiceRatings } from "@/features/practice/schema";
import type { CheckedAnswer } from "@/features/practice/server/check-answer";
import type { AskedCard } from "@/features/practice/server/get-practice";
import { LessonsToRead } from "@/features/questions/lessons-to-read";
import { ReviewAnswer } from "@/features/questions/review-answer";
import { spanOf } from "./span-of";

interface CheckedProps {
  checked: CheckedAnswer;
  card: AskedCard;
  isBusy: boolean;
  onRate: (rating: PracticeRating) => void;
}

/** What was right, and how well it was remembered: keys 1 to 4 choose, Enter goes on. */
export function CheckedQuestion({ checked, card, isBusy, onRate }: CheckedProps) {
  const t = useTranslations("practice");
  const [rating, setRating] = useState(checked.rating);
  const next = useRef<HTMLButtonElement>(null);
  // Before it is painted: someone who sees it may press a key at once.
  useLayoutEffect(() => next.current?.focus({ preventScroll: true }), []);
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    const chosen = practiceRatings[Number(key) - 1];
    if (chosen && !ctrlKey && !metaKey && !altKey) setRating(chosen);
  };
  const { readAgain } = checked;
  return (
    <form
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onRate(rating);
      }}
    >
      <div role="status" className="visually-hidden">
        {t(checked.review.result?.isCorrect ? "right" : "wrong")}
      </div>
      <div lang={card.language}>
        <ReviewAnswer question={checked.review} isOwn />
      </div>
      <LessonsToRead label={t("readAgain")} lessons={readAgain} slug={card.slug} language={card.language} />
      <Ratings checked={checked} rating={rating} onChange={setRating} />
      <Button ref={next} type="submit" look="first" disabled={isBusy}>
        {t("next")}
      </Button>
    </form>
  );
}

interface RatingsProps {
  checked: CheckedAnswer;
  rating: PracticeRating;
  onChange: (rating: PracticeRating) => void;
}

function Ratings({ checked: { againInMinutes }, rating, onChange }: RatingsProps) {
  const t = useTranslations("practice");
  const id = useId();
  return (
    <fieldset className="mbs-6 mbe-4">
      <legend className="label">{t("how")}</legend>
      <p className="caption max-tablet:hidden">{t("keys")}</p>
      <div className="grid grid-cols-[repeat(4,1fr)] gap-2 mbs-2 max-phone:grid-cols-[repeat(2,1fr)]">
        {practiceRatings.map((each) => (
          <label key={each} className={optionClass}>
            <input type="radio" name={id} checked={each === rating} onChange={() => onChange(each)} />
            <span>
              {t(`ratings.${each}`)} <span className="caption block">{spanOf(t, againInMinutes[each])}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
