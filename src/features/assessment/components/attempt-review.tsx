import { getTranslations } from "next-intl/server";
import { Fragment, type ReactNode } from "react";
import { WakeContent } from "@/components/content/wake-content";
import { ArrivalHeading } from "@/components/ui/arrival";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import type { AttemptReview as Review } from "@/features/assessment/server/get-review";
import type { AttemptSignals } from "@/features/assessment/server/signals/list-signals";
import { ReviewAnswer } from "@/features/questions/review-answer";
import { AttemptList } from "./attempt-list";
import { lessonsByUse } from "./lessons-by-use";
import { isEverShown, reviewLines, shownWhen } from "./review-lines";
import { SectionStart } from "./section-start";
import { SignalList } from "./signal-list";
import { Verdict } from "./verdict";

/** An ended attempt: the verdict, `children` about what it finished, the answers with what the policy shows of them, and what is shown when. */
export async function AttemptReview({
  review,
  signals,
  children,
}: {
  review: Review;
  /** What was noted beside the answers; null where nothing is, and for those who don't see it. */
  signals: AttemptSignals | null;
  children?: ReactNode;
}) {
  const t = await getTranslations("assessment.review");
  const { slug, lessonId, attempts } = review;
  const marks = review.questions.map(marksOf);
  return (
    <>
      <header className="pbs-10 pbe-6">
        <Breadcrumbs
          trail={[
            { name: review.courseTitle, href: `/courses/${slug}` },
            { name: review.lessonNumber, href: `/learn/${slug}/${lessonId}` },
          ]}
        />
        <ArrivalHeading>{t("title", { title: review.title, number: review.number })}</ArrivalHeading>
      </header>
      <Verdict review={review} />
      {children}
      <ReadFirst review={review} />
      <div className="grid grid-cols-[minmax(0,1fr)_18rem] items-start gap-x-16 gap-y-8 pbs-8 max-tablet:grid-cols-[minmax(0,1fr)]">
        <section aria-labelledby="answers" className="[&_h2]:mbe-2">
          <h2 id="answers">{t(review.isOwn ? "answers" : "answersOf")}</h2>
          <div lang={review.language}>
            {review.questions.map((question, index) => (
              <Fragment key={question.versionId}>
                <SectionStart sections={review.sections} at={index} marks={marks} />
                <ReviewAnswer
                  question={question}
                  number={index + 1}
                  isOwn={review.isOwn}
                  slug={slug}
                  isNested={review.sections.length > 0}
                />
              </Fragment>
            ))}
          </div>
          <WakeContent texts={[review.questions, review.sections]} />
          <KeysLine review={review} />
          {signals && <SignalList {...signals} />}
        </section>
        <aside aria-labelledby="attempts">
          <h2 id="attempts" className="label">
            {t("attempts")}
          </h2>
          <AttemptList attempts={attempts} slug={slug} lessonId={lessonId} current={review.id} />
          <h2 className="label mbs-6 mbe-2">{t("whatIsShown")}</h2>
          <div className="caption">
            <Facts of={await reviewLines(review.rules)} />
          </div>
          <p className="caption mbs-6 mbe-2">{t("wording")}</p>
        </aside>
      </div>
    </>
  );
}

/** What counts of a question in the sum of its section. */
const marksOf = ({ result, points, regrades }: Review["questions"][number]) =>
  result && !regrades?.isLeftOut ? { earned: result.earned, points } : null;

/** The lessons that the author named for what was missed, those named most often first. */
async function ReadFirst({ review: { questions, slug, language, isOwn } }: { review: Review }) {
  const t = await getTranslations("assessment.review");
  const lessons = lessonsByUse(questions);
  if (!isOwn || lessons.length === 0) return null;
  return (
    <section aria-labelledby="read-first" className="mbs-8">
      <h2 id="read-first">{t("readFirst")}</h2>
      <ul className="mbs-2 flex flex-col gap-1">
        {lessons.map(({ lessonId, title, place, count }) => (
          <li key={lessonId}>
            <Link href={`/learn/${slug}/${lessonId}`} lang={language}>
              <span className="num">{place}</span> <bdi>{title}</bdi>
            </Link>{" "}
            <span className="caption">{t("readFor", { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why no right answers are shown, where they will be. */
async function KeysLine({ review: { shown, rules, isAnotherOpen } }: { review: Review }) {
  const t = await getTranslations("assessment.review");
  if (shown.keys || !isEverShown(rules, "answers")) return null;
  const when = await shownWhen(rules, "answers");
  return <p className="caption">{isAnotherOpen ? t("keysClosed") : t("keysWait", { when })}</p>;
}
