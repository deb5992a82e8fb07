"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { Switch } from "@/components/form/switch";
import { tellSaved } from "@/components/form/tell-saved";
import { Link } from "@/components/ui/link";
import { UsernameField } from "./username-field";

/** Whether there is a page about the person, and where. */
export function PublicPage({ username: given, isPublic: wasPublic }: { username: string; isPublic: boolean }) {
  const t = useTranslations("profiles.own");
  const { value: isPublic, change } = useShownAtOnce(wasPublic, { onStatus: tellSaved });
  const [username, setUsername] = useState(given);
  const put = (next: boolean) =>
    change({ by: () => next, send: () => api.profiles.setPublic.mutate({ isPublic: next }) });
  const address = `/people/${username}`;
  return (
    <>
      <Switch
        label={t("isPublic")}
        checked={isPublic}
        onChange={({ target }) => void put(target.checked)}
        aria-describedby="public-address"
      />
      <p id="public-address" className="caption">
        {isPublic ? t.rich("publicAt", { link: () => <Link href={address}>{address}</Link> }) : t("publicNot")}
      </p>
      <UsernameField username={username} onChanged={setUsername} />
    </>
  );
}
