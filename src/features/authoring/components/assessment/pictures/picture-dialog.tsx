"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { imageMarkdown } from "@/features/media/image-markdown";
import type { ChosenImage } from "./use-question-pictures";

interface DialogProps {
  image: ChosenImage;
  /** Names of the fields that it can be put in, and the one that it is for; none where that isn't to be chosen. */
  fields: readonly string[];
  field: number;
  onClose: () => void;
  onAdd: (markdown: string, field: number) => void;
}

const mostWords = 500;

/** What an image shows, in words, or that it is decoration: none is put into a question without. */
export function PictureDialog({ image, fields, field: first, onClose, onAdd }: DialogProps) {
  const t = useTranslations("questions.image");
  const [alt, setAlt] = useState(image.alt ?? "");
  const [isDecoration, setDecoration] = useState(image.decorative === true);
  const [field, setField] = useState(first);
  const [wasSent, setSent] = useState(false);
  const isMissing = !isDecoration && alt.trim() === "";

  function add(event: FormEvent) {
    event.preventDefault();
    // The dialog is inside the form of the question.
    event.stopPropagation();
    setSent(true);
    if (!isMissing) onAdd(imageMarkdown({ path: image.path, alt: isDecoration ? "" : alt }), field);
  }

  return (
    <Dialog open onClose={onClose} title={t("add")}>
      <form className="mbs-4 grid gap-6" onSubmit={add} noValidate>
        {/* biome-ignore lint/performance/noImgElement: a file of the author's, at an address that only the page knows */}
        <img className="max-block-48 max-inline-full" src={image.url} alt="" />
        {fields.length > 0 && (
          <SelectField
            label={t("where")}
            value={String(field)}
            choices={fields.map((label, at) => ({ value: String(at), label }))}
            onChange={(event) => setField(Number(event.target.value))}
          />
        )}
        <TextField
          label={t("alt")}
          hint={t("altHint")}
          dir="auto"
          maxLength={mostWords}
          value={alt}
          disabled={isDecoration}
          error={wasSent && isMissing ? t("altMissing") : undefined}
          onChange={(event) => setAlt(event.target.value)}
        />
        <CheckRow
          label={t("decorative")}
          checked={isDecoration}
          onChange={(event) => setDecoration(event.target.checked)}
        />
        <div className="row">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="first">
            {t("insert")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
