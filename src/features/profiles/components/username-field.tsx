"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { tellSaved } from "@/components/form/tell-saved";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { usernameLimits } from "@/features/profiles/rules";

/** The user name, changed by a button: a half-typed one must not be taken from anyone. */
export function UsernameField({ username, onChanged }: { username: string; onChanged: (username: string) => void }) {
  const t = useTranslations("profiles.own");
  const words = useRefusal();
  const [typed, setTyped] = useState(username);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    try {
      const changed = await api.profiles.changeUsername.mutate({ username: typed });
      setRefusal(null);
      setTyped(changed.username);
      onChanged(changed.username);
      tellSaved({ kind: "saved", at: new Date() });
    } catch (error) {
      setRefusal(words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack told">
      <TextField
        label={t("fields.username")}
        hint={t("hints.username", usernameLimits)}
        error={refusal ?? undefined}
        value={typed}
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={usernameLimits.most}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void change();
        }}
      />
      <div>
        <Button size="small" onClick={change} disabled={isBusy || typed.trim().toLowerCase() === username}>
          {t("changeUsername")}
        </Button>
      </div>
      <span role="alert" className="visually-hidden">
        {refusal}
      </span>
    </div>
  );
}
