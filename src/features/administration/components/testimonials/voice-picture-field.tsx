"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePickFile } from "@/components/files/pick-file";
import { Button } from "@/components/ui/button";
import type { ListedTestimonial } from "@/features/administration/server/testimonials/list-testimonials";
import { VoicePicture } from "./voice-picture";

interface VoicePictureFieldProps {
  /** The stored one, while it is the one that is chosen. */
  shown: ListedTestimonial["picture"];
  hasPicture: boolean;
  onPicture: (fileId: string | null) => void;
}

/** An image of whoever is quoted: one of the admin's files, or a new one. */
export function VoicePictureField({ shown, hasPicture, onPicture }: VoicePictureFieldProps) {
  const t = useTranslations("testimonials.form");
  const pick = usePickFile();
  const [chosen, setChosen] = useState<string | null>(null);

  async function choose() {
    const file = await pick({ kind: "image" });
    if (!file) return;
    setChosen(file.name);
    onPicture(file.id);
  }

  return (
    <fieldset className="field">
      <legend className="label">{t("picture")}</legend>
      {shown && <VoicePicture src={shown.src} alt={shown.alt} />}
      {!shown && (
        <p className="muted">{hasPicture && chosen ? t("pictureChosen", { name: chosen }) : t("pictureNone")}</p>
      )}
      <p className="field__hint">{t("pictureHint")}</p>
      <div className="row">
        <Button size="small" icon="image" onClick={choose}>
          {t(hasPicture ? "pictureReplace" : "pictureChoose")}
        </Button>
        {hasPicture && (
          <Button size="small" look="quiet" icon="x" onClick={() => onPicture(null)}>
            {t("pictureRemove")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
