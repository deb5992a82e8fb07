"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ReadQuestion } from "./import-form";
import type { PictureHome } from "./pictures/picture-home";

const ImportForm = lazyPart(() => import("./import-form").then(({ ImportForm: form }) => form));

/** Adds questions of a file or of what is pasted. What can't be read is told before anything is added. */
export function ImportQuestions(props: {
  home: PictureHome;
  send: (questions: ReadQuestion[]) => Promise<unknown>;
  onAdded: (ids: readonly string[]) => void;
}) {
  const t = useTranslations("exchange");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="upload" onClick={() => setOpen(true)}>
        {t("import")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("importTitle")} description={t("importWhy")}>
        <ImportForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
