"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { SettingsForm } from "@/features/studio/components/settings-form";
import type { StepBodyProps } from "./step-body";

/** What it costs and whom it lets in: the course's settings themselves, and that "free" is meant. */
export function PricingStep({ courseId, viewerId, settings, facts, home, onConfirm, onSettingsSaved }: StepBodyProps) {
  const t = useTranslations("studio.builder");
  return (
    <>
      {facts.isPriced ? (
        <p className="caption">{t("priced")}</p>
      ) : (
        <CheckRow
          id="field-confirm-pricing"
          label={t("freeMeant")}
          checked={facts.confirmed.includes("pricing")}
          disabled={home.isReadOnly}
          onChange={(event) => onConfirm("pricing", event.target.checked)}
        />
      )}
      {!home.isReadOnly && (
        // A live course's price is another for everybody at once: its author says when.
        <SettingsForm
          {...{ courseId, viewerId }}
          {...settings}
          heading="h3"
          savesItself={!facts.isLive}
          onSaved={onSettingsSaved}
        />
      )}
    </>
  );
}
