import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AccountFrame } from "@/components/layout/account-frame";
import { AccountSaved } from "@/components/layout/account-saved";
import { env } from "@/env/server";
import { PreferencesForm } from "@/features/profiles/components/preferences-form";
import { offeredLocales } from "@/i18n/locales";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

/** The catalog's filters are called here what they are called there. */
const filterWords = (
  ["category", "level", "levels", "language", "length", "durations", "price", "any", "free", "paid"] as const
).map((word) => `catalog.${word}` as const);
const moreWords = ["catalog.also", "catalog.certificate", "catalog.rated"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profiles.preferences"))("title"), robots: { index: false } };
}

/** How the site is to look and when it is to speak up. */
export default async function PreferencesPage() {
  const api = await serverApi();
  const [preferences, filters] = await Promise.all([
    orRefuse(api.profiles.preferences()),
    orRefuse(api.catalog.filterChoices()),
  ]);
  return (
    <Messages only={["profiles.preferences", ...filterWords, ...moreWords]}>
      <AccountFrame current="preferences" state={<AccountSaved />}>
        <PreferencesForm
          given={preferences}
          zones={Intl.supportedValuesOf("timeZone")}
          languages={offeredLocales(env.LECTERN_UNDER_TEST).map(({ tag, name }) => ({ tag, name }))}
          filters={filters}
        />
      </AccountFrame>
    </Messages>
  );
}
