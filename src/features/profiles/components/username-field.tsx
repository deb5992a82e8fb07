"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { tellSaved } from "@/components/form/tell-saved";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { usernameLimits } from "@/features/profiles/rules";

/** The user name, changed by a button: a half-typed one must not be taken from anyone. */
export function UsernameField({ username, onChanged }: { username: string; onChanged: (username: string) => void }) {
  const t = useTranslations("profiles.own");
  const { isBusy, problem, run } = useCall();
  const [typed, setTyped] = useState(username);
  const change = () =>
    run(async () => {
      const changed = await api.profiles.changeUsername.mutate({ username: typed });
      setTyped(changed.username);
      onChanged(changed.username);
      tellSaved({ kind: "saved", at: new Date() });
    });
  return (
    <div className="stack [--gap:var(--s-1)]">
      <TextField
        label={t("fields.username")}
        hint={t("hints.username", usernameLimits)}
        error={problem ?? undefined}
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
        {problem}
      </span>
    </div>
  );
}
