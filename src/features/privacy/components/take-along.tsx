import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { actsClass, Things } from "@/components/lists/things";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { exportDays } from "@/features/privacy/rules";
import { askForExportAction, stopExportAction } from "@/features/privacy/server/actions";
import type { OwnData } from "@/features/privacy/server/get-own-data";
import { ExportWatch } from "./export-watch";
import { OwnForm } from "./own-form";

/** Exports: those that can be fetched, the one that is being made, and a new one. */
export async function TakeAlong({ data }: { data: OwnData }) {
  const t = await getTranslations("privacy.export");
  const format = await getFormatter();
  return (
    <SettingsSection id="take-along" title={t("title")} lead={t("lead", { days: exportDays })}>
      <div>
        {data.hasFailed && <Notice tone="negative">{t("failed")}</Notice>}
        <Things>
          {data.exports.map(({ id, fileName, sizeBytes, until }) => (
            <li key={id}>
              <Icon name="archive" />
              <div>
                <b>{fileName}</b>
                <span className="caption">
                  {t.rich("ready", {
                    size: format.number(...megabytes(sizeBytes)),
                    until: () => <LocalTime at={until} />,
                  })}
                </span>
              </div>
              <span className={actsClass}>
                <a className={buttonClass({ size: "small" })} href={`/account/data/exports/${id}`}>
                  <Icon name="download" /> {t("download")}
                  <VisuallyHidden> {fileName}</VisuallyHidden>
                </a>
              </span>
            </li>
          ))}
          {data.running && (
            <li>
              <Icon name="loader" />
              <div>
                <b>{t("making")}</b>
                <span className="caption num" role="status">
                  {t("parts", data.running)}
                </span>
                <ExportWatch />
              </div>
              <ActionForm className={actsClass} action={stopExportAction}>
                <Button type="submit" look="quiet" size="small">
                  {t("stop")}
                </Button>
              </ActionForm>
            </li>
          )}
        </Things>
        {!data.running && (
          <div className="mbs-4">
            <Messages only={["privacy.fields"]}>
              <OwnForm action={askForExportAction} submit={t("ask")} />
            </Messages>
          </div>
        )}
      </div>
    </SettingsSection>
  );
}

function megabytes(bytes: number): [number, { style: "unit"; unit: string; maximumFractionDigits: number }] {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1_000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return [value, { style: "unit", unit, maximumFractionDigits: 1 }];
}
