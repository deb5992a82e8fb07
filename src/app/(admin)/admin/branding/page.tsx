import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection, settingsClass } from "@/components/layout/settings-section";
import { WorkHead } from "@/components/work/work-head";
import { env } from "@/env/server";
import { BrandForm } from "@/features/administration/components/branding/brand-form";
import { BrandPictures } from "@/features/administration/components/branding/brand-pictures";
import { ResetBrand } from "@/features/administration/components/branding/reset-brand";
import { FilePickerProvider } from "@/features/media/components/file-picker-provider";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("branding"))("title"), robots: { index: false } };
}

/** What the site is called and looks like. */
export default async function BrandingPage() {
  const [brand, t] = await Promise.all([orRefuse((await serverApi()).branding.get()), getTranslations("branding")]);
  return (
    <main id="main" className="wrap">
      <WorkHead>
        <h1>{t("title")}</h1>
        <p className="muted">{t("lead")}</p>
      </WorkHead>
      <Messages only={["branding", "media"]}>
        <div className={settingsClass}>
          <SettingsSection id="brand-form" title={t("form.title")}>
            <BrandForm brand={brand} />
          </SettingsSection>
          <SettingsSection id="brand-pictures" title={t("pictures.title")} lead={t("pictures.lead")}>
            <FilePickerProvider maxBytes={env.MAX_FILE_BYTES}>
              <BrandPictures pictures={brand.pictures} />
            </FilePickerProvider>
          </SettingsSection>
          <SettingsSection id="brand-reset" title={t("reset.title")} lead={t("reset.lead")}>
            <ResetBrand />
          </SettingsSection>
        </div>
      </Messages>
    </main>
  );
}
