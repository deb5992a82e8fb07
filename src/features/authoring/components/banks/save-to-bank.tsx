"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EditedQuestion } from "@/features/questions/edited-question";

const SaveToBankForm = lazyPart(() => import("./save-to-bank-form").then(({ SaveToBankForm: form }) => form));

/** Opens the form that copies questions of a course into a bank. */
export function SaveToBank(props: { courseId: string; questions: readonly EditedQuestion[] }) {
  const t = useTranslations("banks.saveTo");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="copy" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("title")} description={t("why")}>
        <SaveToBankForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
