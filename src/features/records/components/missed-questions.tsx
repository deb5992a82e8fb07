import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import type { MissedQuestions as Missed, MissedIn } from "@/features/assessment/server/missed-questions";

/** Questions of one's latest attempts that were answered wrongly, with where to read and to try again. Right answers are not here. */
export function MissedQuestions({ missed }: { missed: Missed }) {
  const t = useTranslations("records.missed");
  const { questions, assessments, latest, days } = missed;
  return (
    <section aria-labelledby="missed">
      <h2 id="missed">{t("title")}</h2>
      {latest.length === 0 ? (
        <p className="muted">{t("none", { days })}</p>
      ) : (
        <>
          <p className="muted">{t("sum", { questions, assessments })}</p>
          <ul className="mbs-4 mbe-2 border-line border-be">
            {latest.map((one) => (
              <MissedOf key={one.attemptId} one={one} />
            ))}
          </ul>
          <p className="caption">{t("how", { days })}</p>
        </>
      )}
    </section>
  );
}

function MissedOf({ one }: { one: MissedIn }) {
  const t = useTranslations("records.missed");
  const { slug, lessonId, attemptId, language, questions, missed, readAgain } = one;
  const review = `/learn/${slug}/${lessonId}/attempt/${attemptId}`;
  return (
    <li className="border-line border-bs py-4">
      <h3 className="[font:540_1.125rem/1.5rem_var(--serif)]" lang={language} dir="auto">
        {one.title}
      </h3>
      <p className="caption">
        <span lang={language} dir="auto">
          {one.courseTitle}
        </span>
        , <LocalTime at={one.endedAt} shape="date" />
      </p>
      <ol className="mbs-2 mbe-3 grid max-inline-measure list-decimal gap-1 ps-6">
        {questions.map(({ number, text }) => (
          <li className="marker:text-ink-muted" key={number} value={number}>
            <Link href={`${review}#a${number}`}>
              {text === null ? (
                t("question", { number })
              ) : (
                <span lang={language} dir="auto">
                  {text}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
      {missed > questions.length && (
        <p className="caption">
          <Link href={review}>{t("more", { count: missed - questions.length })}</Link>
        </p>
      )}
      <div className="row row--tight">
        {readAgain && (
          <Link href={`/learn/${slug}/${readAgain.lessonId}`}>
            {t.rich("readAgain", {
              lesson: () => (
                <span lang={language}>
                  <span className="num">{readAgain.place}</span> <bdi>{readAgain.title}</bdi>
                </span>
              ),
            })}
          </Link>
        )}
        {one.mayTryAgain && (
          <ButtonLink size="small" href={`/learn/${slug}/${lessonId}`}>
            {t("tryAgain")}
            <span className="visually-hidden">
              , <bdi lang={language}>{one.title}</bdi>
            </span>
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
