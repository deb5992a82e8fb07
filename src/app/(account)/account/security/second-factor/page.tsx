import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "@/components/layout/account-frame";
import { settingsClass } from "@/components/layout/settings-section";
import { Link } from "@/components/ui/link";
import { Passkeys } from "@/features/accounts/components/passkeys/passkeys";
import { FactorSettings } from "@/features/accounts/components/second-factor/factor-settings";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.factor"))("title"), robots: { index: false } };
}

/** Setting up a second factor and what belongs to it. Open to whoever must have one before anything else. */
export default async function SecondFactorPage() {
  await requireSite("account.protect");
  const { secondFactor } = (await serverApi()).accounts;
  const [factor, offer] = await Promise.all([orRefuse(secondFactor.state()), orRefuse(secondFactor.offer())]);
  const t = await getTranslations("security.factor");
  return (
    <AccountFrame current="security">
      <FactorSettings factor={factor} offer={offer} />
      <div className={settingsClass}>
        <Passkeys factor={factor} />
      </div>
      <p>
        <Link href="/account/security">{t("back")}</Link>
      </p>
    </AccountFrame>
  );
}
