import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { WorkHead } from "@/components/work/work-head";
import { CourseHeader } from "@/features/courses/components/course-header";
import {
  RequestPromise,
  RequestsView,
  readRequestQuery,
} from "@/features/enrollment/components/requests/requests-view";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ queue?: string; page?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.admin"))("title"), robots: { index: false } };
}

/** Who asks for an enrollment in this course. */
export default async function CourseRequestsPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const asked = readRequestQuery(await searchParams);
  const api = await serverApi();
  const [courseHeader, page, t] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.enrollment.requests.ofCourse({ courseId, ...asked })),
    getTranslations("requests.admin"),
  ]);
  const students = `/instructor/courses/${courseId}/students`;
  return (
    <>
      <CourseHeader course={courseHeader} here="students" />
      <main id="main" className="wrap wrap--wide">
        <WorkHead isApart>
          <div>
            <Breadcrumbs trail={[{ name: t("crumb"), href: students }]} />
            <h1>{t("title")}</h1>
          </div>
          <RequestPromise page={page} />
        </WorkHead>
        <RequestsView here={`${students}/requests`} queue={asked.queue} page={page} />
      </main>
    </>
  );
}
