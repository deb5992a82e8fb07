import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AccountFrame } from "@/components/layout/account-frame";
import { AccountSaved } from "@/components/layout/account-saved";
import { settingsClass } from "@/components/layout/settings-section";
import { AddressesSection } from "@/features/accounts/components/addresses/addresses-section";
import { ProfileForm } from "@/features/profiles/components/profile-form";
import { orRefuse, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profiles.own"))("title"), robots: { index: false } };
}

/** What a person says of themselves, and what of it others see. */
export default async function ProfilePage() {
  const api = await serverApi();
  const [profile, addresses] = await Promise.all([
    orRefuse(api.profiles.own()),
    orRefuse(api.accounts.addresses.list()),
  ]);
  return (
    <Messages only={["profiles.own"]}>
      <AccountFrame current="profile" state={<AccountSaved />}>
        <ProfileForm profile={profile} />
        <div className={settingsClass}>
          <AddressesSection addresses={addresses} />
        </div>
      </AccountFrame>
    </Messages>
  );
}
