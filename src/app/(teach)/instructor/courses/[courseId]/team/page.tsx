import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { CourseBench } from "@/features/authoring/components/course-bench";
import { TeamBoard } from "@/features/authoring/components/team/team-board";
import { TeamShares, TeamSide } from "@/features/authoring/components/team/team-side";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ courseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title"), robots: { index: false } };
}

export default async function TeamPage({ params }: Props) {
  const { courseId } = await params;
  await requireSite("portal.use");
  const api = await serverApi();
  const [bench, team] = await Promise.all([
    orRefuse(api.authoring.bench({ courseId })),
    orRefuse(api.authoring.team.get({ courseId })),
  ]);
  return (
    <>
      <CourseBench course={bench} here="team" />
      <main id="main" className="wrap wrap--wide studio">
        <div className="studio__main">
          <Words only={["team", "preview.link"]}>
            <TeamBoard courseId={courseId} team={team} />
          </Words>
          <TeamShares team={team} />
        </div>
        <TeamSide team={team} />
      </main>
    </>
  );
}
