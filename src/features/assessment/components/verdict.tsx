import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { AttemptReview } from "@/features/assessment/server/get-review";
import { isEverShown, shownWhen } from "./review-lines";
import { StartButton } from "./start-button";
import { TimedRefusal } from "./timed-refusal";

/** Score, passed or not, and where to go from here. */
export async function Verdict({ review }: { review: AttemptReview }) {
  const t = await getTranslations("assessment.review");
  const { word, icon, tone } = verdictOf(review);
  return (
    <section
      className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-10 gap-y-4 border-ink border-y py-6 max-phone:grid-cols-[1fr] max-tablet:grid-cols-[auto_1fr] [&_.caption]:mbs-1"
      aria-label={t("result")}
    >
      {review.score && (
        <div>
          <p className="caption" id="score">
            {t("score")}
          </p>
          <p className="[font:420_3.5rem/3.5rem_var(--serif)] [letter-spacing:-0.02em]" aria-describedby="score">
            {review.score.earned / 100}{" "}
            <span className="text-[1.25rem] text-ink-muted [letter-spacing:0]">
              {t("ofPoints", { points: review.score.of / 100 })}
            </span>
          </p>
        </div>
      )}
      <div>
        <p className={`mbe-1 flex items-center gap-2 [font:500_1.625rem/2rem_var(--serif)] ${tone}`}>
          <Icon name={icon} /> {t(word)}
        </p>
        <p>{await scoreWords(review)}</p>
        {review.overallFeedback && (
          <p lang={review.language} dir="auto" className="max-w-measure whitespace-pre-line">
            {review.overallFeedback}
          </p>
        )}
        <p className="caption">
          <EndTexts review={review} /> <NextTry review={review} />
        </p>
      </div>
      {review.isOwn && <NextSteps review={review} />}
    </section>
  );
}

function verdictOf({ state, isPassed }: AttemptReview): {
  word: "passed" | "notPassed" | "grading";
  icon: IconName;
  tone: string;
} {
  if (state === "GRADING" || isPassed === null) return { word: "grading", icon: "clock", tone: "text-ink" };
  if (isPassed) return { word: "passed", icon: "circle-check-big", tone: "text-positive" };
  return { word: "notPassed", icon: "circle-dot-dashed", tone: "text-ink" };
}

async function scoreWords({ score, state, rules }: AttemptReview): Promise<string> {
  const t = await getTranslations("assessment.review");
  const needed = rules.passingScore / 100;
  if (state === "GRADING") return t("gradingWords");
  if (!score && isEverShown(rules, "score")) return t("laterScore", { needed, when: await shownWhen(rules, "score") });
  if (!score) return t("hiddenScore", { needed });
  const percent = score.of === 0 ? 100 : Math.floor((score.earned * 1000) / score.of) / 10;
  return t("percent", { percent, needed });
}

async function EndTexts({ review: { state, endedAt, timeTakenSeconds } }: { review: AttemptReview }) {
  const t = await getTranslations("assessment.review");
  const time = () => endedAt && <LocalTime at={endedAt} shape="second" />;
  if (state === "EXPIRED") return t.rich("expired", { time });
  if (timeTakenSeconds === null) return t.rich("submittedAt", { time });
  const taken = timeTakenSeconds;
  const parts = { hours: Math.floor(taken / 3600), minutes: Math.floor(taken / 60) % 60, seconds: taken % 60 };
  return t.rich("submitted", { time, duration: t("duration", parts) });
}

async function NextTry({ review: { rules, attemptsLeft, next } }: { review: AttemptReview }) {
  const t = await getTranslations("assessment.review");
  const best = rules.countingRule === "BEST" ? "yes" : "no";
  const left = attemptsLeft === null ? t("leftUnlimited", { best }) : t("left", { count: attemptsLeft, best });
  return (
    <>
      {t(rules.countingRule)} {attemptsLeft === 0 ? t("leftNone") : left}{" "}
      {next.type === "refuse" && "at" in next && attemptsLeft !== 0 && <TimedRefusal refusal={next} />}
    </>
  );
}

async function NextSteps({ review }: { review: AttemptReview }) {
  const t = await getTranslations("assessment.review");
  const { slug, lessonId, nextLessonId, isPassed, next, isAnotherOpen, isToldFirst } = review;
  const mayTry = next.type !== "refuse";
  const goOn = isPassed === true;
  return (
    <div className="grid gap-2 max-tablet:col-[1/-1] max-tablet:flex max-tablet:flex-wrap">
      {nextLessonId && (
        <ButtonLink look={goOn ? "first" : "plain"} href={`/learn/${slug}/${nextLessonId}`}>
          {t("nextLesson")} <Icon name="arrow-right" flip />
        </ButtonLink>
      )}
      {(!nextLessonId || isToldFirst) && (
        <ButtonLink href={`/learn/${slug}/${lessonId}`}>{t("backToLesson")}</ButtonLink>
      )}
      {mayTry && !isToldFirst && (
        <Messages only={["assessment"]}>
          <StartButton
            slug={slug}
            lessonId={lessonId}
            isResume={isAnotherOpen}
            isAgain
            look={goOn ? "plain" : "first"}
          />
        </Messages>
      )}
    </div>
  );
}
