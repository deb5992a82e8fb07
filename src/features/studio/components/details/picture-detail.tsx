"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { usePickFile } from "@/components/files/pick-file";
import { tellSaved } from "@/components/form/tell-saved";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { showToast } from "@/components/ui/toasts";
import type { CoursePicture } from "@/features/courses/server/details/course-picture";
import { DetailsPart } from "./details-part";

interface PictureProps {
  courseId: string;
  given: CoursePicture | null;
  mayEdit: boolean;
}

/** The course's image: chosen from the library or sent, replaced, taken out. Wants a FilePickerProvider above. */
export function PictureDetail({ courseId, given, mayEdit }: PictureProps) {
  const t = useTranslations("studio.details.picture");
  const pick = usePickFile();
  const [picture, setPicture] = useState(given);
  const onRefused = (why: string) => tellSaved({ kind: "refused", why });
  const { problem, run } = useCall({ place: "editor.errors", onRefused, inTurn: true });
  const stored = useRef(given?.fileId ?? null);

  const save = (fileId: string | null) =>
    run(async () => {
      tellSaved({ kind: "saving" });
      const saved = await api.courses.savePicture.mutate({ courseId, fileId, base: stored.current });
      stored.current = fileId;
      setPicture(saved.picture);
      tellSaved({ kind: "saved", at: new Date(saved.savedAt) });
    });
  const choose = async () => {
    const file = await pick({ kind: "image" });
    if (file) await save(file.id);
  };
  const remove = async () => {
    const before = stored.current;
    if (!(await save(null))) return;
    showToast({ words: t("removed"), icon: "trash-2", action: { name: t("undo"), run: () => void save(before) } });
  };

  return (
    <DetailsPart id="picture" title={t("title")}>
      <p className="muted">{t("lead")}</p>
      {picture ? <Shown picture={picture} mayEdit={mayEdit} /> : <p>{t("none")}</p>}
      <ErrorLine words={problem} />
      {mayEdit && (
        <div className="row">
          <Button icon="image" onClick={choose}>
            {t(picture ? "replace" : "choose")}
          </Button>
          {picture && (
            <Button look="quiet" icon="x" onClick={remove}>
              {t("remove")}
            </Button>
          )}
        </div>
      )}
    </DetailsPart>
  );
}

function Shown({ picture, mayEdit }: { picture: CoursePicture; mayEdit: boolean }) {
  const t = useTranslations("studio.details.picture");
  const { src, name, altText, isDecorative } = picture;
  return (
    <figure className="grid gap-2">
      {/* biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser */}
      <img className="max-block-64 border border-line bg-sunken" src={src} alt={altText ?? name} />
      <figcaption className="caption">
        {isDecorative ? t("decorative") : altText ? t("described", { text: altText }) : t("undescribed")}{" "}
        {!isDecorative && !altText && mayEdit && (
          <Link href={`/instructor/files?q=${encodeURIComponent(name)}`}>{t("describe")}</Link>
        )}
      </figcaption>
    </figure>
  );
}
