import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { proofFields } from "@/features/accounts/proof-fields";
import { OwnForm } from "@/features/privacy/components/own-form";
import { dataTopics } from "@/features/privacy/data-map/fate";
import { askForDeletionAction, cancelDeletionAction } from "@/features/privacy/server/actions";
import type { OwnData } from "@/features/privacy/server/get-own-data";

/** What a deletion means, topic by topic, and how it is asked for or called off. */
export async function Leave({ data, leavesAt }: { data: OwnData; leavesAt: Date | null }) {
  const t = await getTranslations("privacy");
  return (
    <SettingsSection id="leave" title={t("leave.title")} lead={t("leave.lead", { days: data.graceDays })}>
      <div>
        {data.notErased && !leavesAt && (
          <Notice tone="negative">{t("leave.notErased", { why: data.notErased })}</Notice>
        )}
        <dl className="border-ink border-bs">
          {dataTopics.map((topic) => (
            <div
              className="grid grid-cols-[10.5rem_minmax(0,1fr)] gap-x-4 border-line border-be py-2 max-phone:grid-cols-[1fr]"
              key={topic}
            >
              <dt className="text-ink-muted">{t(`topics.${topic}.title`)}</dt>
              <dd>{t(`topics.${topic}.leaving`)}</dd>
            </div>
          ))}
        </dl>
        {leavesAt ? (
          <ActionForm className="mbs-4 stack" action={cancelDeletionAction}>
            <p>{t.rich("leave.until", { at: () => <LocalTime at={leavesAt} /> })}</p>
            <Button type="submit" look="first">
              {t("leave.stay")}
            </Button>
          </ActionForm>
        ) : (
          <details className="mbs-4">
            <summary className={buttonClass({ size: "small" })}>{t("leave.begin")}</summary>
            <div className="mbs-4">
              <p>{t("leave.exportFirst")}</p>
              <Messages only={["privacy.fields"]}>
                <OwnForm
                  action={askForDeletionAction}
                  fields={proofFields(data.proof)}
                  submit={t("leave.submit", { days: data.graceDays })}
                  look="danger"
                />
              </Messages>
            </div>
          </details>
        )}
      </div>
    </SettingsSection>
  );
}
