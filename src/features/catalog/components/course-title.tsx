import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { MeanRating } from "@/components/ui/star-rating";
import { shownRating } from "../rules";
import type { CoursePage } from "../server/course-page";

export async function CourseTitle({ course, isStaff }: { course: CoursePage; isStaff: boolean }) {
  const t = await getTranslations("catalog");
  const [lead] = course.teachers;
  const trail = [
    { name: t("title"), href: "/courses" },
    ...(course.categorySlug
      ? [{ name: course.categoryName ?? "", href: `/courses?category=${course.categorySlug}` }]
      : []),
  ];
  return (
    <div className="max-inline-[46rem]">
      <Breadcrumbs trail={trail} />
      <h1 className="type-display mbs-3 mbe-2 [letter-spacing:-0.02em]" lang={course.language}>
        {course.title}
      </h1>
      {course.subtitle && (
        <p className="lead" lang={course.language}>
          {course.subtitle}
        </p>
      )}
      <p className="row row--tight mbs-4 mbe-8 [&_a]:underline-offset-[0.25em]">
        {lead && (
          <span>
            {t("course.by")} <a href="#teacher">{lead.name}</a>
            {lead.headline && `, ${lead.headline}`}
          </span>
        )}
        {course.reviewCount > 0 && (
          <>
            <Dot />
            <a href="#reviews">
              <MeanRating mean={shownRating(course)} count={course.reviewCount} />
            </a>
          </>
        )}
        <Dot />
        <span className="muted">
          {t("course.revised")} <LocalTime at={course.revisedAt} shape="date" />
        </span>
      </p>
      {isStaff && <p className="caption">{t("course.staffNote")}</p>}
    </div>
  );
}

function Dot() {
  return (
    <span className="muted max-phone:hidden" aria-hidden="true">
      ·
    </span>
  );
}
