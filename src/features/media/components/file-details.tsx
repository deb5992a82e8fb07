"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRead } from "@/components/api/use-read";
import { CheckRow } from "@/components/form/check-row";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { useSize } from "@/components/i18n/use-size";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { UseList } from "@/features/media/components/use-list";
import { FileName, type FileUse, type MediaFile } from "@/features/media/schema";

export type FileWithUses = MediaFile & { uses: FileUse[] };
type Step = "details" | "asking" | "inUse";

/** One file: what it is, what it is called, what it tells, where it is used, and whether it may go. */
export function FileDetails({ file, onClose }: { file: FileWithUses; onClose: () => void }) {
  const t = useTranslations("media.details");
  const { isBusy, problem, setProblem, run } = useCall({ place: "media.errors", staysBusy: true });
  const size = useSize();
  const router = useRouter();
  const [step, setStep] = useState<Step>("details");

  async function remove() {
    const isDeleted = await run(async () => {
      await api.media.deleteFile.mutate({ fileId: file.id });
      showToast({ words: t("deleted", { name: file.name }), icon: "trash-2" });
    });
    router.refresh();
    if (isDeleted) onClose();
    else setStep("details");
  }

  if (step === "asking") {
    return (
      <ConfirmDialog
        open
        danger
        busy={isBusy}
        title={t("deleteTitle", { name: file.name })}
        description={t("deleteWhy", { size: size(file.sizeBytes) })}
        stay={t("keep")}
        go={t("delete")}
        onStay={() => setStep("details")}
        onGo={remove}
      />
    );
  }
  if (step === "inUse") {
    return (
      <Dialog open onClose={onClose} title={t("inUseTitle", { name: file.name })} description={t("inUseWhy")}>
        <UseList uses={file.uses} isLined />
        <div className="row">
          <Button look="first" data-safe onClick={() => setStep("details")}>
            {t("close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={file.name}>
      <div className="mbs-4 grid gap-6">
        <FilePreview file={file} />
        <DetailsForm file={file} problem={problem} onProblem={setProblem} />
        <section>
          <h3 className="type-h4">{t("where")}</h3>
          {file.uses.length === 0 ? <p className="muted">{t("nowhere")}</p> : <UseList uses={file.uses} isLined />}
          {file.downloadCount > 0 && <p className="caption">{t("downloads", { count: file.downloadCount })}</p>}
        </section>
      </div>
      <div className="row">
        <Button onClick={onClose}>{t("close")}</Button>
        <Button look="danger" icon="trash-2" onClick={() => setStep(file.uses.length === 0 ? "asking" : "inUse")}>
          {t("delete")}
        </Button>
      </div>
    </Dialog>
  );
}

function DetailsForm({
  file,
  problem,
  onProblem,
}: {
  file: MediaFile;
  problem: string | null;
  onProblem: (words: string | null) => void;
}) {
  const t = useTranslations("media.details");
  const { isBusy, run } = useCall({ place: "media.errors", onRefused: onProblem });
  const router = useRouter();
  const [name, setName] = useState(file.name);
  const [altText, setAltText] = useState(file.altText ?? "");
  const [isDecorative, setDecorative] = useState(file.isDecorative);
  const [saved, setSaved] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setSaved(false);
    if (!FileName.safeParse(name).success) return onProblem(t("nameMissing"));
    onProblem(null);
    await run(async () => {
      await api.media.renameFile.mutate({ fileId: file.id, name: name.trim() });
      if (file.kind === "image") await api.media.describeFile.mutate({ fileId: file.id, altText, isDecorative });
      setSaved(true);
      router.refresh();
    });
  }

  return (
    <form onSubmit={save} className="stack">
      <TextField label={t("name")} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      {file.kind === "image" && (
        <>
          <TextArea
            label={t("alt")}
            hint={t("altHint")}
            rows={2}
            maxLength={1000}
            value={altText}
            disabled={isDecorative}
            onChange={(event) => setAltText(event.target.value)}
          />
          <CheckRow
            label={t("decorative")}
            checked={isDecorative}
            onChange={(event) => setDecorative(event.target.checked)}
          />
        </>
      )}
      <div className="row">
        <Button type="submit" look="first" disabled={isBusy}>
          {t("save")}
        </Button>
        <span role="status" className="caption">
          {saved && t("saved")}
        </span>
      </div>
      <ErrorLine words={problem} />
    </form>
  );
}

const shownClass = "max-block-64 max-inline-full border border-line bg-sunken";

/** The file itself, on links that were made when it was opened. */
function FilePreview({ file }: { file: MediaFile }) {
  const t = useTranslations("media.details");
  const { found: links } = useRead(file.id, (signal) => api.media.fileLinks.query({ fileId: file.id }, { signal }));
  if (!links) return null;
  const label = t("preview", { name: file.name });
  return (
    <div className="grid justify-items-start gap-2">
      {/* biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser */}
      {file.kind === "image" && <img className={shownClass} src={links.show} alt={file.altText ?? label} />}
      {file.kind === "video" && (
        // biome-ignore lint/a11y/useMediaCaption: captions belong to the lesson that shows the film
        <video className={shownClass} src={links.show} controls preload="metadata" aria-label={label} />
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: the owner listens to their own file */}
      {file.kind === "audio" && <audio src={links.show} controls preload="metadata" aria-label={label} />}
      <a className={buttonClass({ size: "small" })} href={links.download} download={file.name}>
        {t("download")}
      </a>
    </div>
  );
}
