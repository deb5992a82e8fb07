"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { CopyField } from "@/components/form/copy-field";
import { DialogForm } from "@/components/form/dialog-form";
import { PersonField } from "@/components/form/person-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { rightsOfRole, type TeamRights } from "@/features/studio/team";
import { uuidV7 } from "@/lib/uuid-v7";
import { RightsBoxes } from "./rights-boxes";

/** Asks for a person, a role, rights and a share; then shows the link of the invitation, this once. */
export function InviteForm({ courseId, onDone }: { courseId: string; onDone: () => void }) {
  const t = useTranslations("team");
  const [whom, setWhom] = useState("");
  const [role, setRole] = useState<"EDITOR" | "ASSISTANT">("EDITOR");
  const [rights, setRights] = useState<TeamRights>(rightsOfRole.EDITOR);
  const [share, setShare] = useState("0");
  const [link, setLink] = useState<string | null>(null);
  const { isBusy, problem, setProblem, run } = useCall();
  // One invitation, however often it has to be sent over a bad line.
  const inviteId = useRef<string | null>(null);

  async function send() {
    const revenueShare = Number(share.replace(",", "."));
    if (!Number.isFinite(revenueShare) || revenueShare < 0 || revenueShare > 100) return setProblem(t("badShare"));
    inviteId.current ??= uuidV7();
    const id = inviteId.current;
    await run(async () => {
      const sent = await api.studio.team.invite.mutate({
        courseId,
        inviteId: id,
        whom,
        role,
        rights,
        revenueShare,
      });
      setLink(sent.token ? `${location.origin}/instructor/invitations/${sent.token}` : "");
    });
  }

  if (link !== null) {
    return (
      <div className="stack">
        {link && <CopyField label={t("linkFor")} hint={t("linkOnce")} value={link} />}
        <div className="row">
          <Button look="first" onClick={onDone}>
            {t("done")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <DialogForm
      report={problem}
      send={t("send")}
      isReady={!isBusy && whom.trim().length >= 2}
      close={t("close")}
      onSend={send}
      onClose={onDone}
    >
      <PersonField label={t("whom")} value={whom} onText={setWhom} />
      <SelectField
        label={t("inviteRole")}
        value={role}
        onChange={(event) => {
          const next = event.target.value === "ASSISTANT" ? "ASSISTANT" : "EDITOR";
          setRole(next);
          setRights(rightsOfRole[next]);
        }}
        choices={(["EDITOR", "ASSISTANT"] as const).map((value) => ({ value, label: t(`roleNames.${value}`) }))}
      />
      <RightsBoxes name={t("inviteRights")} rights={rights} onChange={setRights} />
      <TextField
        label={t("inviteShare")}
        inputMode="decimal"
        value={share}
        onChange={(event) => setShare(event.target.value)}
      />
    </DialogForm>
  );
}
