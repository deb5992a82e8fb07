"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { tellSaved, withUnsent } from "@/components/form/tell-saved";
import { SettingsSection, settingsClass } from "@/components/layout/settings-section";
import { useProfile } from "@/features/profiles/hooks/use-profile";
import { useVisible } from "@/features/profiles/hooks/use-visible";
import type { OwnProfile } from "@/features/profiles/server/get-own-profile";
import { PictureField } from "./picture-field";
import { DateField, InterestsField, ProfileTextField, YearsField } from "./profile-fields";
import { PublicPage } from "./public-page";
import { ShownSwitch } from "./shown-switch";

/** Everything a person may say of themselves, each field saved as it is typed and shown to others only if they say so. */
export function ProfileForm({ profile }: { profile: OwnProfile }) {
  const t = useTranslations("profiles.own");
  const { saver, view } = useProfile(profile);
  const visible = useVisible(profile.visibleFields);
  useEffect(() => tellSaved(withUnsent(view.state, view.isDirty)), [view.state, view.isDirty]);
  const home = { saver, view, visible };
  return (
    <form
      className={settingsClass}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saver.flush();
      }}
    >
      <Part name="public" title={t("public")} lead={t("publicLead")}>
        <PublicPage username={profile.username} isPublic={profile.isPublic} />
      </Part>
      <Part name="you" title={t("you")} lead={t("youLead")}>
        <ProfileTextField field="name" {...home} />
        <PictureField given={profile.picture} of="profile">
          <ShownSwitch field="picture" visible={visible} />
        </PictureField>
      </Part>
      <Part name="about" title={t("about")} lead={t("aboutLead")}>
        <ProfileTextField field="bio" rows={6} {...home} />
        <ProfileTextField field="expertise" rows={2} {...home} />
        <ProfileTextField field="educationalBackground" rows={2} {...home} />
        <YearsField {...home} />
        <InterestsField {...home} />
      </Part>
      <Part name="links" title={t("links")} lead={t("linksLead")}>
        <ProfileTextField field="website" type="url" {...home} />
        <ProfileTextField field="linkedin" type="url" {...home} />
        <ProfileTextField field="twitter" type="url" {...home} />
        <ProfileTextField field="github" type="url" {...home} />
      </Part>
      <Part name="reach" title={t("reach")} lead={t("reachLead")}>
        <ProfileTextField field="phone" type="tel" autoComplete="tel" {...home} />
        <ProfileTextField field="address" rows={2} autoComplete="street-address" {...home} />
        <ProfileTextField field="city" autoComplete="address-level2" {...home} />
        <ProfileTextField field="state" autoComplete="address-level1" {...home} />
        <ProfileTextField field="postalCode" autoComplete="postal-code" {...home} />
        <ProfileTextField field="country" autoComplete="country-name" {...home} />
        <DateField {...home} />
      </Part>
    </form>
  );
}

function Part({ name, title, lead, children }: { name: string; title: string; lead: string; children: ReactNode }) {
  return (
    <SettingsSection id={`part-${name}`} title={title} lead={lead}>
      <div className="stack">{children}</div>
    </SettingsSection>
  );
}
