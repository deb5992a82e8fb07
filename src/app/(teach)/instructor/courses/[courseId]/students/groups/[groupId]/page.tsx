import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage, StudioHead } from "@/components/studio/studio-columns";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { GroupActions } from "@/features/course-groups/components/group-actions";
import { MemberTable } from "@/features/course-groups/components/member-table";
import { CourseHeader } from "@/features/courses/components/course-header";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string; groupId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("title"), robots: { index: false } };
}

/** One group of a course: who is in it, and where it has other limits. */
export default async function GroupPage({ params, searchParams }: Props) {
  const { courseId, groupId } = await params;
  await requireSite("portal.use");
  const asked = Number((await searchParams).page);
  const page = Number.isInteger(asked) && asked > 0 && asked <= 100_000 ? asked : 1;
  const api = await serverApi();
  const [course, group, t, inStudents] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.courseGroups.get({ courseId, groupId, page })),
    getTranslations("groups"),
    getTranslations("students"),
  ]);
  const students = `/instructor/courses/${courseId}/students`;
  return (
    <>
      <CourseHeader course={course} here="students" />
      <StudioColumnsPage>
        <Breadcrumbs
          trail={[
            { name: inStudents("title"), href: students },
            { name: t("title"), href: `${students}/groups` },
          ]}
        />
        <StudioHead>
          <h1>
            <bdi>{group.name}</bdi>
          </h1>
          <Messages only={["groups"]}>
            <GroupActions courseId={courseId} group={group} />
          </Messages>
        </StudioHead>
        <p className="row row--apart caption">
          <span>{t("students", { count: group.total })}</span>
          {group.total > 0 && <Link href={`${students}?group=${groupId}`}>{t("inList")}</Link>}
        </p>
        <Messages only={["groups"]}>
          <MemberTable courseId={courseId} group={group} />
        </Messages>
        <Pagination
          page={group.page}
          last={group.lastPage}
          hrefOf={(to) => `${students}/groups/${groupId}?page=${to}`}
        />
        {group.assessments.length > 0 && (
          <div className="mbs-6">
            <section aria-labelledby="given">
              <h2 id="given" className="label">
                {t("given")}
              </h2>
              <ul className="grid gap-1 list-none p-0 m-0">
                {group.assessments.map(({ lessonId, title }) => (
                  <li key={lessonId}>
                    <Link href={`/instructor/courses/${courseId}/lessons/${lessonId}/accommodations`}>
                      <bdi>{title}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </StudioColumnsPage>
    </>
  );
}
