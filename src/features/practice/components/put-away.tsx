import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Takes a question out of practice for good. */
export function PutAway({ onGo, isBusy }: { onGo: () => Promise<boolean>; isBusy: boolean }) {
  const t = useTranslations("practice.putAway");
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)} disabled={isBusy}>
        {t("do")}
      </Button>
      <ConfirmDialog
        open={isAsked}
        title={t("title")}
        description={t("words")}
        stay={t("stay")}
        go={t("do")}
        onStay={() => setAsked(false)}
        onGo={() => void onGo().then(() => setAsked(false))}
        busy={isBusy}
      />
    </>
  );
}
