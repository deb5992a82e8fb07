import { useFormatter, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { SettingsSection } from "@/components/layout/settings-section";
import { Tally } from "@/components/ui/tally";
import type { OwnData } from "@/features/privacy/server/get-own-data";

const lines = ["courses", "lessons", "answers", "notes", "certificates", "words", "signIns", "mails"] as const;

/** How much of what the site has of the person. */
export function KeptData({ data }: { data: OwnData }) {
  const t = useTranslations("privacy.kept");
  const format = useFormatter();
  return (
    <SettingsSection id="kept" title={t("title")} lead={t.rich("asOf", { at: () => <LocalTime at={data.at} /> })}>
      <Tally lines={lines.map((line) => ({ name: t(line), value: format.number(data.kept[line]) }))} />
    </SettingsSection>
  );
}
