"use client";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useSentForm } from "@/components/connection/use-sent-form";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RecoveryCodes } from "@/features/accounts/components/second-factor/recovery-codes";
import type { EntryState } from "@/features/accounts/entry-state";
import { addPasskeyAction, beginPasskeyAction } from "@/features/accounts/server/passkeys/actions";
import { passkeyProblem } from "./passkey-problem";

interface Refused {
  problem: string | null;
  fields: EntryState["fields"];
}
const nothing: Refused = { problem: null, fields: {} };
const refusedBySite = ({ error, fields }: Pick<EntryState, "error" | "fields">): Refused => ({
  problem: error?.sentence ?? null,
  fields,
});

/** Has a device make a passkey. The first one of an account brings recovery codes, shown this once. */
export function AddPasskey({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations("accounts");
  const [isPending, start] = useTransition();
  useSentForm(isPending);
  const [refused, setRefused] = useState(nothing);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [name, setName] = useState("");
  const add = (form: FormData) =>
    start(async () => {
      // What was typed stays when something is refused: the form goes back to what it began with.
      setName(String(form.get("passkeyName") ?? ""));
      setRefused(nothing);
      if (!browserSupportsWebAuthn()) return setRefused({ problem: t("passkey.problems.unsupported"), fields: {} });
      const begun = await beginPasskeyAction(form);
      if (!("options" in begun)) return setRefused(refusedBySite(begun));
      const made = await startRegistration({ optionsJSON: begun.options }).catch((error: unknown) => {
        setRefused({ problem: t(`passkey.problems.${passkeyProblem(error)}`), fields: {} });
        return null;
      });
      if (!made) return;
      const added = await addPasskeyAction(String(form.get("passkeyName") ?? ""), made);
      if ("codes" in added) setCodes(added.codes);
      else setRefused(refusedBySite(added));
    });
  if (codes?.length) return <RecoveryCodes codes={codes} />;
  if (codes) {
    return (
      <Notice tone="positive" live="status">
        {t("passkey.added")}
      </Notice>
    );
  }
  return (
    <>
      {refused.problem && (
        <Notice tone="negative" live="alert">
          {refused.problem}
        </Notice>
      )}
      <form className="stack" action={add}>
        <TextField
          label={t("fields.passkeyName")}
          hint={t("hints.passkeyName")}
          error={refused.fields.passkeyName}
          name="passkeyName"
          defaultValue={name}
          autoComplete="off"
          maxLength={60}
          required
        />
        {hasPassword && (
          <TextField
            label={t("fields.current")}
            error={refused.fields.current}
            name="current"
            type="password"
            autoComplete="current-password"
            required
          />
        )}
        <Button type="submit" look="first" size="large" full disabled={isPending}>
          {t("passkey.add")}
        </Button>
      </form>
    </>
  );
}
