"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { CreditsByTier, type InstructorTier, instructorTiers, mostCredits } from "@/features/drafting/credits";
import { SettingForm } from "./setting-form";

const creditsIn = (text: string): number | undefined =>
  /^\d{1,9}$/.test(text.trim()) && Number(text) <= mostCredits ? Number(text) : undefined;

/** Credits of a month by tier. */
export function CreditsForm({ credits }: { credits: CreditsByTier }) {
  const t = useTranslations("prompts.credits");
  const [typed, setTyped] = useState(
    () =>
      Object.fromEntries(instructorTiers.map((tier) => [tier, String(credits[tier])])) as Record<
        InstructorTier,
        string
      >,
  );
  const value = CreditsByTier.safeParse(
    Object.fromEntries(instructorTiers.map((tier) => [tier, creditsIn(typed[tier])])),
  ).data;
  return (
    <SettingForm
      label={t("title")}
      save={t("save")}
      value={value}
      stored={credits}
      onSend={(seen, next) => api.drafting.ledger.saveCredits.mutate({ seen, credits: next })}
      onTried={() => undefined}
      parse={(standing) => CreditsByTier.catch(credits).parse(standing)}
    >
      <p className="caption">{t("hint")}</p>
      {instructorTiers.map((tier) => (
        <TextField
          key={tier}
          label={t(tier)}
          inputMode="numeric"
          autoComplete="off"
          value={typed[tier]}
          error={creditsIn(typed[tier]) === undefined && t("problem", { most: mostCredits })}
          onChange={(event) => setTyped({ ...typed, [tier]: event.target.value })}
        />
      ))}
      <p className="caption">{t("later")}</p>
    </SettingForm>
  );
}
