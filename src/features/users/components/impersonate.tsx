"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ActColumn } from "@/components/work/act-column";
import { IMPERSONATION_MINUTES } from "@/features/users/rules";
import { ReasonDialog } from "./reason-dialog";

/** Asks why, and goes to the person's own first page as they see it. */
export function Impersonate({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations("users.impersonate");
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, run } = useCall({ place: "users.errors", staysBusy: true });

  async function begin(reason: string) {
    await run(async () => {
      await api.users.impersonate.mutate({ userId, reason });
      // Anew from the top: the frame and all that is kept of earlier pages is the admin's.
      window.location.assign("/dashboard");
    });
  }

  return (
    <ActColumn>
      <Button icon="eye" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        isBusy={isBusy}
        report={problem}
        words={{
          title: t("askTitle", { name }),
          ask: t("ask", { minutes: IMPERSONATION_MINUTES }),
          reason: t("reason"),
          hint: t("reasonHint"),
          send: t("send"),
          close: t("close"),
        }}
        onSend={begin}
        onClose={() => setOpen(false)}
      />
    </ActColumn>
  );
}
