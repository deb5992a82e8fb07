"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useSentForm } from "@/components/connection/use-sent-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askForPasskeyAction, signInPasskeyAction } from "@/features/accounts/server/passkeys/actions";
import { passkeyProblem } from "./passkey-problem";

/** Signs in by a passkey of this device, or of a phone nearby. */
export function PasskeyButton({ next }: { next: string }) {
  const t = useTranslations("accounts");
  const [isPending, start] = useTransition();
  useSentForm(isPending, "signIn");
  const [problem, setProblem] = useState<string | null>(null);
  const enter = () =>
    start(async () => {
      setProblem(null);
      if (!browserSupportsWebAuthn()) return setProblem(t("passkey.problems.unsupported"));
      const { options } = await askForPasskeyAction();
      const shown = await startAuthentication({ optionsJSON: options }).catch((error: unknown) => {
        setProblem(t(`passkey.problems.${passkeyProblem(error)}`));
        return null;
      });
      if (!shown) return;
      const refused = await signInPasskeyAction(shown, next);
      setProblem(refused.error?.sentence ?? null);
    });
  return (
    <div className="stack">
      {problem && (
        <Notice tone="negative" live="alert">
          {problem}
        </Notice>
      )}
      <Button icon="key-round" size="large" full disabled={isPending} onClick={enter}>
        {t("passkey.enter")}
      </Button>
    </div>
  );
}
