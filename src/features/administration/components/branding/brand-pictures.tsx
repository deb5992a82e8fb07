"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { usePickFile } from "@/components/files/pick-file";
import { ReportLine } from "@/components/form/report-line";
import { brandPictureAddress } from "@/components/layout/brand-style";
import { Button } from "@/components/ui/button";
import type { StoredBrand } from "@/server/brand/stored-brand";
import { schemes } from "./brand-preview";

type Pictures = StoredBrand["pictures"];
type PictureName = keyof Pictures;

/** The site's images, each chosen from the admin's files or sent. Wants a FilePickerProvider above. */
export function BrandPictures({ pictures }: { pictures: Pictures }) {
  const t = useTranslations("branding.pictures");
  const pick = usePickFile();
  const router = useRouter();
  const [last, setLast] = useState<PictureName | null>(null);
  const { isBusy, report, run } = useReportedCall();

  async function save(picture: PictureName, fileId: string | null) {
    setLast(picture);
    await run(async () => {
      await api.branding.savePicture.mutate({ picture, fileId });
      router.refresh();
      return t(fileId ? "saved" : "removed", { picture: t(picture) });
    });
  }

  async function choose(picture: PictureName) {
    const file = await pick({ kind: "image" });
    if (file) await save(picture, file.id);
  }

  return (
    <div className="grid gap-10 [&_p:empty]:hidden">
      {(["light", "dark", "icon"] as const).map((name) => {
        const shown = pictures[name];
        // It names the image: in some languages wider than a phone.
        const act = { size: "small", disabled: isBusy, className: "whitespace-normal" } as const;
        return (
          <section key={name} className="grid gap-2" aria-labelledby={`picture-${name}`}>
            <h3 className="label" id={`picture-${name}`}>
              {t(name)}
            </h3>
            {shown ? (
              <p
                className={`inline-fit max-inline-full rounded-control border border-edge bg-paper p-2 ${schemes[name]}`}
              >
                {/* biome-ignore lint/performance/noImgElement: as pages show it */}
                <img
                  className="block-12 object-contain"
                  src={brandPictureAddress(name, shown.mark)}
                  alt={t("alt", { picture: t(name) })}
                />
              </p>
            ) : (
              <p className="muted">{t("none")}</p>
            )}
            <p className="field__hint">{t(`${name}Hint`)}</p>
            <ReportLine report={last === name ? report : null} />
            <div className="row">
              <Button {...act} icon="image" onClick={() => choose(name)}>
                {t(shown ? "replace" : "choose", { picture: t(name) })}
              </Button>
              {shown && (
                <Button {...act} look="quiet" icon="x" onClick={() => save(name, null)}>
                  {t("remove", { picture: t(name) })}
                </Button>
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
