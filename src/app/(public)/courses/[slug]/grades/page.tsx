import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { CourseOpening } from "@/features/catalog/components/course-opening";
import { OwnGradesTable } from "@/features/gradebook/components/own-grades";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => orRefuse((await serverApi()).gradebook.mine({ slug })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { course } = await load((await params).slug);
  const t = await getTranslations("gradebook.mine");
  return { title: t("titleOf", { course: course.title }), robots: { index: false } };
}

/** A student's own grades in a course. */
export default async function OwnGradesPage({ params }: Params) {
  const grades = await load((await params).slug);
  const t = await getTranslations("gradebook.mine");
  return (
    <main id="main" className="wrap">
      <CourseOpening course={grades.course} title={t("title")}>
        {t("lead")}
      </CourseOpening>
      <OwnGradesTable grades={grades} />
    </main>
  );
}
