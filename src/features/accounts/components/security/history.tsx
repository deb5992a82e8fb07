import { getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { SettingsSection } from "@/components/layout/settings-section";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import type { Happening } from "@/features/accounts/server/security/get-security";
import { deviceNamer } from "./device-name";

/** Who tried to sign in, and whether it worked. */
export async function History({ happenings, keptDays }: { happenings: readonly Happening[]; keptDays: number }) {
  const [t, nameOf] = await Promise.all([getTranslations("security.history"), deviceNamer()]);
  return (
    <SettingsSection id="history" title={t("title")} lead={t("lead", { days: keptDays })}>
      {happenings.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <DataTable
          caption={t("caption")}
          rows={happenings}
          keyOf={({ id }) => id}
          columns={[
            {
              id: "what",
              name: t("what"),
              cell: ({ what, times, by }) =>
                what === "entered" ? (
                  t("entered")
                ) : by ? (
                  <>
                    {t("impersonated", { name: by.name })}
                    <span className="caption">{by.reason}</span>
                  </>
                ) : (
                  <span className="state state--caution">
                    <Icon name="circle-alert" /> {t(what, { times })}
                  </span>
                ),
            },
            { id: "when", name: t("when"), cell: ({ at }) => <LocalTime at={at} /> },
            { id: "device", name: t("device"), cell: (row) => (row.by ? null : nameOf(row)) },
            { id: "from", name: t("from"), end: true, cell: ({ ip }) => ip && <bdi>{ip}</bdi> },
          ]}
        />
      )}
    </SettingsSection>
  );
}
