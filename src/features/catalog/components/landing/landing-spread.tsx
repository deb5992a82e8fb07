import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Portrait } from "@/components/covers/portrait";
import { Duration } from "@/components/i18n/duration";
import { LocalTime } from "@/components/i18n/local-time";
import { ContentsRow } from "@/components/ui/contents-list";
import { FactsLine } from "@/components/ui/facts-line";
import { Ledge } from "@/components/ui/ledge";
import type { LandingSpread as Spread } from "../../server/landing";
import { PriceText } from "./price-text";

/** A course's title page: what it is, who made it, its contents. */
async function TitlePage({ spread, now }: { spread: Spread; now: Date }) {
  const t = await getTranslations("landing");
  const {
    courseSlug,
    courseTitle,
    instructor,
    headline,
    teacherPage,
    categoryName,
    coverGrammar,
    level,
    courseMinutes,
  } = spread;
  return (
    <div className="spread__page spread__page--left">
      <div className="spread__head">
        <div>
          <FactsLine>
            {categoryName && <span>{categoryName}</span>}
            <span>{t(`levels.${level}` as "levels.BEGINNER")}</span>
            {courseMinutes > 0 && <Duration minutes={courseMinutes} long />}
            <PriceText of={spread} now={now} />
          </FactsLine>
          <h3 lang={spread.language} dir="auto">
            <Link href={`/courses/${courseSlug}`}>{courseTitle}</Link>
          </h3>
          {instructor && (
            <div className="spread__by">
              <Portrait name={instructor} seed={spread.teacherName} picture={spread.picture} />
              <p>
                {teacherPage ? <Link href={`/instructors/${teacherPage}`}>{instructor}</Link> : instructor}
                {headline && `, ${headline}`}
              </p>
            </div>
          )}
        </div>
        <Cover seed={courseSlug} category={coverGrammar} eager />
      </div>
      {spread.objectives.length > 0 && (
        <>
          <p className="label" id="able">
            {t("able")}
          </p>
          <ul className="spread__able" aria-labelledby="able" lang={spread.language}>
            {spread.objectives.map((objective) => (
              <li key={objective} dir="auto">
                {objective}
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className="toc" lang={spread.language}>
        {spread.modules.map(({ title, minutes }, at) => (
          <ContentsRow
            key={title}
            number={at + 1}
            name={<span>{title}</span>}
            end={minutes > 0 ? <Duration minutes={minutes} /> : undefined}
          />
        ))}
      </ol>
      <p className="caption spread__foot">
        {t("holds", { lessons: spread.lessonCount, assessments: spread.assessmentCount })}
        {spread.revisedAt && (
          <>
            {" "}
            {t("revised")} <LocalTime at={spread.revisedAt} shape="date" />.
          </>
        )}
      </p>
    </div>
  );
}

/** Its first open lesson, as it starts. */
async function LessonPage({ spread }: { spread: Spread }) {
  const t = await getTranslations("landing");
  const { courseSlug, language, lessonId, lessonTitle, place, minutes, paragraphs } = spread;
  return (
    <div className="spread__page">
      <p className="caption">{t("open", { place })}</p>
      <h4 className="spread__h" lang={language} dir="auto">
        {lessonTitle}
      </h4>
      {paragraphs.map((words) => (
        <p key={words} lang={language} dir="auto">
          {words}
        </p>
      ))}
      <p className="spread__go">
        <Link href={`/learn/${courseSlug}/${lessonId}`}>{t("readOn", { place, minutes: minutes ?? 0 })}</Link>
      </p>
    </div>
  );
}

/** A real lesson, open to everyone, lying on the ledge. */
export async function LandingSpread({ spread, now }: { spread: Spread; now: Date }) {
  const t = await getTranslations("landing");
  return (
    <section className="wrap" aria-labelledby="open">
      <h2 id="open" className="visually-hidden">
        {t("openHeading")}
      </h2>
      <div className="spread">
        <TitlePage spread={spread} now={now} />
        <LessonPage spread={spread} />
      </div>
      <Ledge />
    </section>
  );
}
