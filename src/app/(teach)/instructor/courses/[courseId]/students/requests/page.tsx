import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CourseBench } from "@/features/authoring/components/course-bench";
import {
  RequestOffice,
  RequestPromise,
  readRequestQuery,
} from "@/features/enrollment/components/requests/request-office";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";
import "@/styles/pages/office.css";

type Props = {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ queue?: string; page?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.office"))("title"), robots: { index: false } };
}

/** Who asks for a seat in this course. */
export default async function CourseRequestsPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const asked = readRequestQuery(await searchParams);
  const api = await serverApi();
  const [bench, page, t] = await Promise.all([
    orRefuse(api.authoring.bench({ courseId })),
    orRefuse(api.enrollment.requests.ofCourse({ courseId, ...asked })),
    getTranslations("requests.office"),
  ]);
  const students = `/instructor/courses/${courseId}/students`;
  return (
    <>
      <CourseBench course={bench} here="students" />
      <main id="main" className="wrap wrap--wide">
        <div className="row row--apart office__head">
          <div>
            <Breadcrumbs trail={[{ name: t("crumb"), href: students }]} />
            <h1>{t("title")}</h1>
          </div>
          <RequestPromise page={page} />
        </div>
        <RequestOffice here={`${students}/requests`} queue={asked.queue} page={page} />
      </main>
    </>
  );
}
