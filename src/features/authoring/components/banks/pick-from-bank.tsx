"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PickProps } from "./pick-from-bank-form";

const PickForm = lazyPart(() => import("./pick-from-bank-form").then(({ PickFromBankForm: form }) => form));

/** Opens the form that copies single questions out of a bank. */
export function PickFromBank(props: Omit<PickProps, "onClose">) {
  const t = useTranslations("banks.pick");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="copy" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("title")} description={t("why")}>
        <PickForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
