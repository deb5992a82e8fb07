import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { StudioColumnsPage } from "@/components/studio/studio-columns";
import { CourseHeader } from "@/features/courses/components/course-header";
import { TeamBoard } from "@/features/studio/components/team/team-board";
import { TeamShares, TeamSide } from "@/features/studio/components/team/team-side";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title"), robots: { index: false } };
}

export default async function TeamPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [courseHeader, team] = await Promise.all([
    orRefuse(api.courses.header({ courseId })),
    orRefuse(api.studio.team.get({ courseId })),
  ]);
  return (
    <>
      <CourseHeader course={courseHeader} here="team" />
      <StudioColumnsPage side={<TeamSide team={team} />}>
        <Messages only={["team", "preview.link"]}>
          <TeamBoard courseId={courseId} team={team} />
        </Messages>
        <TeamShares team={team} />
      </StudioColumnsPage>
    </>
  );
}
