"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const BankFileList = lazyPart(() => import("./bank-file-list").then(({ BankFileList: list }) => list));

/** Opens the list of the files that a bank has for its questions. */
export function BankFiles({ bankId }: { bankId: string }) {
  const t = useTranslations("banks.files");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="image" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("title")} description={t("why")}>
        <BankFileList bankId={bankId} onClose={close} />
      </Dialog>
    </>
  );
}
