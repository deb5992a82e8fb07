"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionMarks } from "@/features/questions/marks";
import type { PictureHome } from "./pictures/picture-home";

const ExportForm = lazyPart(() => import("./export-form").then(({ ExportForm: form }) => form));

interface ExportProps {
  home: PictureHome;
  title: string;
  questions: readonly EditedQuestion[];
  /** Of the questions of a bank. */
  marks?: ReadonlyMap<EditedQuestion, QuestionMarks>;
}

/** The questions as they are under edit, as a file for other platforms. */
export function ExportQuestions(props: ExportProps) {
  const t = useTranslations("exchange");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="download" onClick={() => setOpen(true)}>
        {t("export")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("exportTitle")} description={t("exportWhy")}>
        <ExportForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
