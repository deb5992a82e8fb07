import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import type { CoursePage } from "../server/course-page";

/** What to bring, whom it is for, and how it has changed. */
export async function CourseTerms({ course }: { course: CoursePage }) {
  const t = await getTranslations("catalog.course");
  const lists = [
    { title: t("before"), items: course.requirements },
    { title: t("audience"), items: course.audience },
  ].filter(({ items }) => items.length > 0);
  return (
    <section aria-label={lists[0]?.title ?? t("versions")}>
      <div className="two">
        {lists.map(({ title, items }) => (
          <div key={title}>
            <h2>{title}</h2>
            {items.length === 1 ? (
              <p lang={course.language}>{items[0]}</p>
            ) : (
              <ul className="plain-list" lang={course.language}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      <div className="beside">
        {course.skills.length > 0 && (
          <>
            <h3>{t("skills")}</h3>
            <p className="caption beside__text" lang={course.language}>
              {course.skills.join(", ")}
            </p>
          </>
        )}
        <h3>{t("versions")}</h3>
        <ul className="caption">
          {course.versions.map(({ number, publishedAt, changeNote }) => (
            <li key={number}>
              <b className="num">{number}</b>, <LocalTime at={publishedAt} shape="date" />
              {changeNote && `. ${changeNote}`}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
