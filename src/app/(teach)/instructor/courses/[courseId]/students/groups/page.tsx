import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage } from "@/components/studio/studio-columns";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { GroupList } from "@/features/course-groups/components/group-list";
import { CourseHeader } from "@/features/courses/components/course-header";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("title"), robots: { index: false } };
}

/** The groups of a course's students. */
export default async function GroupsPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [course, groups, t, inStudents] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.courseGroups.list({ courseId })),
    getTranslations("groups"),
    getTranslations("students"),
  ]);
  return (
    <>
      <CourseHeader course={course} here="students" />
      <StudioColumnsPage>
        <Breadcrumbs trail={[{ name: inStudents("title"), href: `/instructor/courses/${courseId}/students` }]} />
        <h1 className="mbe-3">{t("title")}</h1>
        <p className="muted max-inline-measure mbe-4">{t("lead")}</p>
        <Messages only={["groups"]}>
          <GroupList courseId={courseId} caption={t("caption", { course: course.title })} groups={groups} />
        </Messages>
      </StudioColumnsPage>
    </>
  );
}
