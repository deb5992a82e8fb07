"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { DialogForm } from "@/components/form/dialog-form";
import { InstantField } from "@/components/form/instant-field";
import { PersonField } from "@/components/form/person-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";
import { LONGEST_REASON, type Tier, tiers } from "@/features/subscriptions/rules";
import { uuidV7 } from "@/lib/uuid-v7";

interface GrantTierProps {
  /** Of a row: who it is about, and what they have. */
  person?: { name: string; username: string; tier: Tier };
}

/** Gives one person a tier until a day, or ends theirs. */
export function GrantTier({ person }: GrantTierProps) {
  const t = useTranslations("subscriptions");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  // One grant however often it is sent; the next one has another id.
  const [grantId, setGrantId] = useState(() => uuidV7());
  const [whom, setWhom] = useState(person ? `@${person.username}` : "");
  const [tier, setTier] = useState<Tier>(person?.tier ?? "PREMIUM");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { isBusy, report, run } = useReportedCall();
  const isFree = tier === "FREE";

  const send = () =>
    run(async () => {
      const grant = { grantId, whom, tier, until: isFree ? null : until, reason };
      const { name, isNew } = await api.subscriptions.grant.mutate(grant);
      const done = t(isNew ? "grant.done" : "grant.same", { name, tier });
      setGrantId(uuidV7());
      router.refresh();
      if (!person) return done;
      // Its row may go with the change, and this window with it.
      setOpen(false);
      showToast({ words: done, icon: "check" });
      return null;
    });

  return (
    <>
      <Button size="small" icon={person ? undefined : "user-plus"} onClick={() => setOpen(true)}>
        {t(person ? "change" : "grant.open")}
        {person && <span className="visually-hidden">, {person.name}</span>}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("grant.title")} description={t("grant.why")}>
        <DialogForm
          report={report}
          send={t(isFree ? "grant.end" : "grant.send")}
          isReady={!isBusy && whom.trim().length >= 2 && (isFree || until !== "")}
          close={t("grant.close")}
          onSend={send}
          onClose={() => setOpen(false)}
        >
          <PersonField label={t("grant.whom")} value={whom} onText={setWhom} />
          <SelectField
            label={t("grant.tier")}
            choices={tiers.map((value) => ({ value, label: t(`tiers.${value}`) }))}
            value={tier}
            hint={t(`opens.${tier}`)}
            onChange={({ target }) => setTier(tiers.find((each) => each === target.value) ?? "FREE")}
          />
          {!isFree && <InstantField label={t("grant.until")} isLastDay value={until} onInstant={setUntil} />}
          <TextField
            label={t("grant.reason")}
            hint={t("grant.reasonHint")}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </DialogForm>
      </Dialog>
    </>
  );
}
