"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { CopyField } from "@/components/form/copy-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import type { WaitingInvitation } from "@/features/studio/server/team/read-team";
import { TeamRow } from "./team-row";

export interface WaitingMateProps {
  courseId: string;
  invitation: WaitingInvitation;
  run: (call: () => Promise<unknown>) => Promise<boolean>;
}

/** An invitation that waits: a new link for it, or taking it back. */
export function WaitingMate({ courseId, invitation, run }: WaitingMateProps) {
  const t = useTranslations("team");
  const [link, setLink] = useState<string | null>(null);
  const { id, whom, role, revenueShare, isExpired, expiresAt } = invitation;
  const ref = { courseId, inviteId: id };
  const renew = () =>
    run(async () => {
      const { token } = await api.studio.team.renewInvitation.mutate(ref);
      setLink(`${location.origin}/instructor/invitations/${token}`);
    });
  return (
    <TeamRow
      id={`invite-${id}`}
      title={
        <>
          {whom}{" "}
          <Tag icon="mail" tone={isExpired ? "caution" : "neutral"}>
            {isExpired
              ? t("expired")
              : t.rich("invited", { date: () => <LocalTime at={invitation.invitedAt} shape="date" /> })}
          </Tag>
        </>
      }
    >
      <p className="caption">
        {t.rich("until", {
          role: t(`roles.${role}`),
          share: revenueShare,
          time: () => <LocalTime at={expiresAt} shape="date" />,
        })}
      </p>
      {link && <CopyField label={t("linkFor")} hint={t("linkOnce")} value={link} />}
      <div className="row row--tight">
        <Button size="small" onClick={renew}>
          {t("renew")}
          <span className="visually-hidden">, {whom}</span>
        </Button>
        <Button size="small" look="quiet" onClick={() => run(() => api.studio.team.withdrawInvitation.mutate(ref))}>
          {t("withdraw")}
          <span className="visually-hidden">, {whom}</span>
        </Button>
      </div>
    </TeamRow>
  );
}
