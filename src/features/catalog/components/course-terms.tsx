import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import type { CoursePage } from "../server/course-page";
import { Beside, BesideRow, BesideTitle } from "./beside";

/** What to bring, whom it is for, and how it has changed. */
export async function CourseTerms({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const lists = [
    { title: t("before"), items: course.requirements },
    { title: t("audience"), items: course.audience },
  ].filter(({ items }) => items.length > 0);
  return (
    <section aria-label={lists[0]?.title ?? t("versions")}>
      <div className="grid grid-cols-[1fr_1fr] gap-x-10 gap-y-4 max-tablet:grid-cols-[1fr]">
        {lists.map(({ title, items }) => (
          <div key={title}>
            <h2>{title}</h2>
            {items.length === 1 ? (
              <p className="mbs-2" lang={course.language}>
                {items[0]}
              </p>
            ) : (
              <ul lang={course.language}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      <Beside>
        {course.skills.length > 0 && (
          <>
            <BesideTitle>{t("skills")}</BesideTitle>
            <p className="caption mbe-4" lang={course.language}>
              {course.skills.join(", ")}
            </p>
          </>
        )}
        <BesideTitle>{t("versions")}</BesideTitle>
        <ul className="caption">
          {course.versions.map(({ number, publishedAt, changeNote }) => (
            <BesideRow key={number}>
              <b className="num">{number}</b>, <LocalTime at={publishedAt} shape="date" />
              {changeNote && `. ${changeNote}`}
            </BesideRow>
          ))}
        </ul>
      </Beside>
    </section>
  );
}
