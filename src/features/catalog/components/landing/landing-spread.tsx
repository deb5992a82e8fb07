import { getTranslations } from "next-intl/server";
import { Cover } from "@/components/covers/cover";
import { Portrait } from "@/components/covers/portrait";
import { Duration } from "@/components/i18n/duration";
import { LocalTime } from "@/components/i18n/local-time";
import { ContentsRow } from "@/components/ui/contents-list";
import { FactsLine } from "@/components/ui/facts-line";
import { Ledge } from "@/components/ui/ledge";
import { Link } from "@/components/ui/link";
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
    <div className="type-quote flex min-inline-0 flex-col border-e border-line page-fold px-12 pbs-10 pbe-8 max-tablet:border-e-0 max-tablet:border-be max-tablet:bg-none max-tablet:px-4 max-tablet:py-6">
      <div className="grid grid-cols-[1fr_4.5rem] items-start gap-4">
        <div>
          <FactsLine>
            {categoryName && <span>{categoryName}</span>}
            <span>{t(`levels.${level}` as "levels.BEGINNER")}</span>
            {courseMinutes > 0 && <Duration minutes={courseMinutes} long />}
            <PriceText of={spread} now={now} />
          </FactsLine>
          <h3
            className="mbs-2 mbe-1 [font:450_2.125rem/2.375rem_var(--serif)] [letter-spacing:-0.015em]"
            lang={spread.language}
            dir="auto"
          >
            <Link className="no-underline hover:underline hover:decoration-1" href={`/courses/${courseSlug}`}>
              {courseTitle}
            </Link>
          </h3>
          {instructor && (
            <div className="mbs-3 mbe-6 flex items-center gap-3 [font:italic_400_1.0625rem/1.5rem_var(--serif)]">
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
          <ul className="type-ui mbs-1 mbe-6 grid gap-1" aria-labelledby="able" lang={spread.language}>
            {spread.objectives.map((objective) => (
              <li className="border-s-2 border-line ps-3" key={objective} dir="auto">
                {objective}
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className="type-ui" lang={spread.language}>
        {spread.modules.map(({ title, minutes }, at) => (
          <ContentsRow
            key={title}
            number={at + 1}
            name={<span>{title}</span>}
            end={minutes > 0 ? <Duration minutes={minutes} /> : undefined}
          />
        ))}
      </ol>
      <p className="caption mbs-auto pbs-6">
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
    <div className="type-quote min-inline-0 px-12 pbs-10 pbe-8 max-tablet:px-4 max-tablet:py-6">
      <p className="caption">{t("open", { place })}</p>
      <h4 className="mbs-2 mbe-3 [font:500_1.375rem/1.75rem_var(--serif)]" lang={language} dir="auto">
        {lessonTitle}
      </h4>
      {paragraphs.map((words) => (
        <p className="[p+&]:indent-6" key={words} lang={language} dir="auto">
          {words}
        </p>
      ))}
      <p className="type-ui mbs-4 font-strong">
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
      <div className="mx-8 grid grid-cols-2 border border-be-0 border-line bg-raised [box-shadow:0_-1px_24px_-12px_oklch(0.2_0.02_262/0.18)] max-tablet:mx-0 max-tablet:grid-cols-1">
        <TitlePage spread={spread} now={now} />
        <LessonPage spread={spread} />
      </div>
      <Ledge />
    </section>
  );
}
