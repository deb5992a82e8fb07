"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { TeamMember } from "@/features/studio/server/team/read-team";
import type { TeamRights } from "@/features/studio/team";
import { RightsBoxes } from "./rights-boxes";
import { TeamRow } from "./team-row";

export interface TeamMateProps {
  courseId: string;
  member: TeamMember;
  rights: { manage: boolean; leave: boolean };
  /** What is in the field of the share. */
  share: string;
  onShare: (share: string) => void;
  /** Runs a change, shows the team again, tells a refusal. */
  run: (call: () => Promise<unknown>) => Promise<boolean>;
}

/** One member of the team: what they are and may do, and what the viewer may change of that. */
export function TeamMate({ courseId, member, rights, share, onShare, run }: TeamMateProps) {
  const t = useTranslations("team");
  const { userId, name, role } = member;
  const [shown, setShown] = useState<TeamRights>(member.rights);
  const [asking, setAsking] = useState<"handOver" | "remove" | "leave" | null>(null);
  const isHelper = role !== "LEAD";
  const ref = { courseId, userId };

  async function change(next: { role?: "EDITOR" | "ASSISTANT"; rights?: TeamRights }) {
    const wanted = next.rights ?? shown;
    setShown(wanted);
    const helperRole = next.role ?? (role === "ASSISTANT" ? "ASSISTANT" : "EDITOR");
    const isKept = await run(() => api.studio.team.change.mutate({ ...ref, role: helperRole, rights: wanted }));
    if (!isKept) setShown(member.rights);
  }
  const calls = {
    handOver: () => api.studio.team.handOver.mutate(ref),
    remove: () => api.studio.team.remove.mutate(ref),
    leave: () => api.studio.team.leave.mutate({ courseId }),
  };

  return (
    <TeamRow
      id={`mate-${userId}`}
      title={name}
      beside={<Share id={`share-${userId}`} name={name} value={share} onChange={rights.manage ? onShare : undefined} />}
    >
      <p className="caption">
        {member.isYou && t("you")}
        {t.rich("since", { role: t(`roles.${role}`), time: () => <LocalTime at={member.joinedAt} shape="date" /> })}
      </p>
      {isHelper && rights.manage && (
        <SelectField
          label={<span className="visually-hidden">{t("role", { name })}</span>}
          value={role}
          onChange={(event) => change({ role: event.target.value === "ASSISTANT" ? "ASSISTANT" : "EDITOR" })}
          choices={(["EDITOR", "ASSISTANT"] as const).map((value) => ({ value, label: t(`roleNames.${value}`) }))}
        />
      )}
      <RightsBoxes
        name={t("rightsOf", { name })}
        rights={shown}
        onChange={isHelper && rights.manage ? (next) => change({ rights: next }) : undefined}
      />
      {!isHelper && <p className="caption">{t("leadHasAll")}</p>}
      <div className="row row--tight">
        {isHelper && rights.manage && (
          <>
            <Button size="small" onClick={() => setAsking("handOver")}>
              {t("handOver")}
              <span className="visually-hidden">, {name}</span>
            </Button>
            <Button size="small" look="quiet" onClick={() => setAsking("remove")}>
              {t("remove")}
              <span className="visually-hidden">, {name}</span>
            </Button>
          </>
        )}
        {member.isYou && rights.leave && (
          <Button size="small" look="quiet" onClick={() => setAsking("leave")}>
            {t("leave")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking !== null}
        danger={asking !== "handOver"}
        title={
          asking === "handOver"
            ? t("handOverTo", { name })
            : asking === "leave"
              ? t("leaveTitle")
              : t("removeTitle", { name })
        }
        description={
          asking === "handOver" ? t("handOverWhy", { name }) : t(asking === "leave" ? "leaveWhy" : "removeWhy")
        }
        stay={t("keep")}
        go={t(asking ?? "remove")}
        onStay={() => setAsking(null)}
        onGo={async () => {
          if (asking) await run(calls[asking]);
          setAsking(null);
        }}
      />
    </TeamRow>
  );
}

/** Of the revenue, in percent. Without `onChange` it is only read. */
function Share({
  id,
  name,
  value,
  onChange,
}: {
  id: string;
  name: string;
  value: string;
  onChange?: (share: string) => void;
}) {
  const t = useTranslations("team");
  return (
    <div className="text-end max-[48rem]:text-start">
      <label className="type-caption block text-ink-muted" htmlFor={id}>
        <span className="visually-hidden">{t("share", { name })}</span>
        <span aria-hidden="true">{t("shareShort")}</span>
      </label>
      <input
        className="input num inline-18 text-end max-[48rem]:text-start"
        id={id}
        inputMode="decimal"
        value={value}
        readOnly={!onChange}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  );
}
