import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioHead } from "@/components/studio/studio-columns";
import { AccommodationList } from "@/features/assessment/components/accommodations/accommodation-list";
import { CourseHeader } from "@/features/courses/components/course-header";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string; lessonId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accommodations"))("title"), robots: { index: false } };
}

type Moments = { opensAt: Date | null; closesAt: Date | null; updatedAt: Date };

const shown = <Given extends Moments>({ opensAt, closesAt, updatedAt, ...given }: Given) => ({
  ...given,
  opensAt: opensAt?.toISOString() ?? null,
  closesAt: closesAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

/** The students and groups who have other limits than everyone at a lesson's assessment. */
export default async function AccommodationsPage({ params }: Props) {
  const { courseId, lessonId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [course, { title, people, groups, choices }] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.assessment.accommodations.list({ courseId, lessonId })),
  ]);
  const t = await getTranslations("accommodations");
  return (
    <>
      <CourseHeader course={course} here="outline" />
      <StudioColumnsPage>
        <StudioHead>
          <h1>{t("heading", { title })}</h1>
          <a href={`/instructor/courses/${courseId}/lessons/${lessonId}/questions`}>{t("back")}</a>
        </StudioHead>
        <p className="muted max-inline-measure mbe-4">
          {t("lead")} {choices.length > 0 && t("rule")}
        </p>
        <Messages only={["accommodations"]}>
          <AccommodationList
            place={{ courseId, lessonId }}
            choices={choices}
            given={[
              ...groups.map((group) => ({ ...shown(group), userId: null, username: null })),
              ...people.map((person) => ({ ...shown(person), groupId: null })),
            ]}
          />
        </Messages>
      </StudioColumnsPage>
    </>
  );
}
