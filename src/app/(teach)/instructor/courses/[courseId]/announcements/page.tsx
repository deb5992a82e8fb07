import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { CourseHeader } from "@/features/courses/components/course-header";
import { AnnouncementManager } from "@/features/discussion/components/announcements/announcement-manager";
import { StudioPage } from "@/features/studio/components/studio-page";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("discussion.announcements"))("pageTitle"), robots: { index: false } };
}

/** What the team tells the students of a course: written here, read at /courses/SLUG/announcements. */
export default async function AnnouncementsPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const course = await orRefuse(api.courses.header({ courseId }));
  const page = await orRefuse(api.discussion.teamAnnouncements({ courseId }));
  const t = await getTranslations("discussion.announcements");
  return (
    <>
      <CourseHeader course={course} here="announcements" />
      <StudioPage title={t("pageTitle")} className="[&>form]:max-inline-[46rem]">
        <p className="muted">{t("studioLead")}</p>
        <Messages only={["discussion.announcements", "discussion.talk", "discussion.write"]}>
          <AnnouncementManager page={page} viewerId={course.viewerId} />
        </Messages>
      </StudioPage>
    </>
  );
}
