import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { Duration } from "@/components/i18n/duration";
import { LocalTime } from "@/components/i18n/local-time";
import { Facts } from "@/components/ui/facts";
import { languageName } from "@/lib/language-name";
import { priceAt } from "../rules";
import type { CoursePage } from "../server/course-page";
import { CertificateHint } from "./certificate-hint";
import { PanelPrice } from "./panel-price";

/** Cover, price, the way in and the facts; it stays beside the contents as far as they reach. */
export async function EnrollmentPanel({ course, children }: { course: CoursePage; children: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations("catalog"), getLocale()]);
  const language = languageName(course.language, locale);
  const facts = [
    {
      name: t("course.length"),
      value: (
        <>
          {course.minutes > 0 && (
            <>
              <Duration minutes={course.minutes} long />,{" "}
            </>
          )}
          {t("lessons", { count: course.lessonCount })}
        </>
      ),
    },
    { name: t("course.level"), value: t(`levels.${course.level}` as "levels.BEGINNER") },
    {
      name: t("course.language"),
      value:
        course.captionLanguages.length > 0
          ? t("course.captions", { language, count: course.captionLanguages.length })
          : language,
    },
    ...(course.assessmentCount > 0
      ? [
          {
            name: t("course.toPass"),
            value: t("course.toPassValue", {
              count: course.assessmentCount,
              score: Math.round(course.lowestPassingScore ?? 0),
              most: Math.round(course.highestPassingScore ?? 0),
              scores: course.lowestPassingScore === course.highestPassingScore ? "same" : "differ",
            }),
          },
        ]
      : []),
    {
      name: t("course.learners"),
      value: (
        <>
          <span className="num">{course.enrolledCount.toLocaleString(locale)}</span>{" "}
          <span className="caption">
            {t("course.asOf")} <LocalTime at={course.asOf} shape="time" />
          </span>
        </>
      ),
    },
  ];
  return (
    <aside
      className="col-2 row-[1/span_2] pbe-8 max-tablet:col-1 max-tablet:row-auto max-tablet:mbe-8 max-tablet:grid max-tablet:grid-cols-[7.5rem_minmax(0,1fr)] max-tablet:items-start max-tablet:gap-4 max-tablet:p-0 [&_.btn--quiet]:-ms-2 [&_.btn--quiet]:inline-auto [&_.btn--quiet]:justify-self-start [&_.btn--quiet]:px-2 max-tablet:[&_.btn]:whitespace-normal"
      aria-label={t("course.enrolment")}
    >
      <div className="sticky inset-bs-6 max-tablet:contents">
        <Cover
          className="max-tablet:row-[1/span_3]"
          seed={course.slug}
          category={course.coverGrammar ?? course.categorySlug}
          title={course.title}
          eager
        />
        <div className="mbs-6 grid gap-3 max-tablet:m-0 max-tablet:contents max-tablet:[&>*]:col-2 max-tablet:[&>[data-facts],&>[data-facts]~*]:col-[1/-1]">
          <PanelPrice price={priceAt(course, course.asOf)} hasCertificate={course.hasCertificate} />
          {children}
          <div className="border-ink border-bs pbs-3 [&>dl]:gap-x-4" data-facts>
            <Facts of={facts} />
          </div>
          {course.hasCertificate && <CertificateHint seed={course.slug} />}
        </div>
      </div>
    </aside>
  );
}
