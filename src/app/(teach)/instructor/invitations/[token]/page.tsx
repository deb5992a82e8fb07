import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/facts";
import { Ledge } from "@/components/ui/ledge";
import { InvitationAnswer } from "@/features/studio/components/team/invitation-answer";
import { teamRights } from "@/features/studio/team";
import { setStatus } from "@/server/cache/page-context";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.own"))("title"), robots: { index: false } };
}

/** An invitation to a team, for whoever holds its link: what it offers, yes and no; once it is over, whom to ask. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  await requireSite("account.own");
  const invitation = await orRefuse((await serverApi()).studio.team.invitation({ token }));
  const t = await getTranslations("team");
  const { state, courseTitle, invitedBy, role, rights, revenueShare, expiresAt } = invitation;
  if (state !== "PENDING") {
    setStatus(410);
    return (
      <main id="main" className="wrap wrap--text accident">
        <h1>{t("invitation.dead")}</h1>
        <Ledge />
        <p className="lead">{t(`invitation.over.${state}`)}</p>
        <p>{t("invitation.ask", { who: invitedBy })}</p>
        <ButtonLink href="/dashboard">{t("invitation.toCourses")}</ButtonLink>
      </main>
    );
  }
  const given = teamRights.filter((right) => rights[right]).map((right) => t(`rights.${right}`));
  return (
    <main id="main" className="wrap wrap--text accident">
      <h1>{t("invitation.title", { course: courseTitle })}</h1>
      <Ledge />
      <p className="lead">{t("invitation.lead", { who: invitedBy })}</p>
      <Facts
        of={[
          { name: t("invitation.role"), value: t(`roles.${role}`) },
          { name: t("invitation.rights"), value: given.length > 0 ? given.join(", ") : t("invitation.none") },
          { name: t("invitation.share"), value: t("invitation.shareValue", { share: revenueShare }) },
          { name: t("invitation.until"), value: <LocalTime at={expiresAt} shape="date" /> },
        ]}
      />
      <Messages only={["team"]}>
        <InvitationAnswer invitation={{ token }} who={invitedBy} />
      </Messages>
    </main>
  );
}
