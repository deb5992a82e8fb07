"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { StudioHead } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { Team } from "@/features/studio/server/team/read-team";
import { InviteForm } from "./invite-form";
import { TeamMate } from "./team-mate";
import { WaitingMate } from "./waiting-mate";

const readShare = (text: string): number => Number(text.replace(",", "."));
const isShare = (share: number): boolean =>
  share >= 0 && share <= 100 && Math.abs(share * 100 - Math.round(share * 100)) < 1e-6;

/** The team of a course: its members, the invitations that wait, the shares. */
export function TeamBoard({ courseId, team }: { courseId: string; team: Team }) {
  const t = useTranslations("team");
  const router = useRouter();
  const [isInviting, setInviting] = useState(false);
  const { problem, setProblem, run: send } = useCall({ inTurn: true });
  const [shares, setShares] = useState<Readonly<Record<string, string>>>({});
  const { members, invitations, rights } = team;
  const shareOf = (userId: string, stored: number) => shares[userId] ?? String(stored);

  const run = (call: () => Promise<unknown>): Promise<boolean> =>
    send(async () => {
      await call();
      router.refresh();
    });
  async function saveShares() {
    const wanted = members.map(({ userId, revenueShare }) => ({
      userId,
      revenueShare: readShare(shareOf(userId, revenueShare)),
    }));
    if (!wanted.every(({ revenueShare }) => isShare(revenueShare))) return setProblem(t("badShare"));
    if (await run(() => api.studio.team.setShares.mutate({ courseId, shares: wanted })))
      showToast({ words: t("sharesSaved"), icon: "check" });
  }

  // However it is left: an invitation may have been sent by then.
  const endInvite = () => {
    setInviting(false);
    router.refresh();
  };

  return (
    <>
      <StudioHead>
        <h1>{t("title")}</h1>
        {rights.manage && (
          <Button size="small" icon="user-plus" onClick={() => setInviting(true)}>
            {t("invite")}
          </Button>
        )}
      </StudioHead>
      <ErrorLine words={problem} />
      <div className="border-ink border-bs">
        {members.map((member) => (
          <TeamMate
            key={`${member.userId} ${member.role}`}
            courseId={courseId}
            member={member}
            rights={rights}
            share={shareOf(member.userId, member.revenueShare)}
            onShare={(share) => setShares({ ...shares, [member.userId]: share })}
            run={run}
          />
        ))}
        {invitations.map((invitation) => (
          <WaitingMate key={invitation.id} courseId={courseId} invitation={invitation} run={run} />
        ))}
      </div>
      {rights.manage && (
        <p className="pbs-4 pbe-8">
          <Button size="small" onClick={saveShares}>
            {t("saveShares")}
          </Button>
        </p>
      )}
      <Dialog open={isInviting} onClose={endInvite} title={t("inviteTitle")} description={t("inviteWhy")}>
        <InviteForm courseId={courseId} onDone={endInvite} />
      </Dialog>
    </>
  );
}
