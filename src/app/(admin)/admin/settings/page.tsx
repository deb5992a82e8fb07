import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { settingsClass } from "@/components/layout/settings-section";
import { Notice } from "@/components/ui/notice";
import { WorkHead } from "@/components/work/work-head";
import { FactorRoles } from "@/features/accounts/components/second-factor/factor-roles";
import { DataSettings } from "@/features/privacy/components/data-settings";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("layout.adminPages"))("settings"), robots: { index: false } };
}

export default async function SettingsPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  await requireSite("admin.use");
  const api = await serverApi();
  const [roles, settings, { done }, t] = await Promise.all([
    orRefuse(api.accounts.secondFactor.roles()),
    orRefuse(api.privacy.settings()),
    searchParams,
    getTranslations("layout.adminPages"),
  ]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{t("settings")}</h1>
      </WorkHead>
      {done === "1" && (
        <Notice tone="positive" live="status">
          {t("settingsKept")}
        </Notice>
      )}
      {done === "0" && (
        <Notice tone="negative" live="alert">
          {t("settingsWrong")}
        </Notice>
      )}
      <div className={settingsClass}>
        <FactorRoles roles={roles} />
        <DataSettings settings={settings} />
      </div>
    </main>
  );
}
