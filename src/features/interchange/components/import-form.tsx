"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { useFailureSentence } from "@/components/api/use-refusal";
import { DropLabel } from "@/components/files/drop-label";
import { FileInput } from "@/components/files/file-label";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { sendCourseFile } from "@/features/interchange/components/send-course-file";

type Step = { kind: "choosing" } | { kind: "sending"; percent: number };

/** Chooses a packed course and sends it; what becomes of it is at an address of its own. */
export function ImportForm({ limit }: { limit: string }) {
  const t = useTranslations("interchange");
  const sizeOf = useSize();
  const tell = useFailureSentence("interchange.errors");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step>({ kind: "choosing" });
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    const chosen = file ?? input.current?.files?.[0] ?? null;
    if (chosen === null) {
      setProblem(t("import.none"));
      input.current?.focus();
      return;
    }
    setProblem(null);
    setStep({ kind: "sending", percent: 0 });
    const sent = await sendCourseFile(chosen, (percent) => setStep({ kind: "sending", percent }));
    if ("importId" in sent) {
      router.push(`/instructor/courses/import?run=${sent.importId}`);
      return;
    }
    setProblem(tell(sent));
    setStep({ kind: "choosing" });
  }

  return (
    <form onSubmit={send} className="stack">
      <DropLabel
        icon="folder-up"
        title={t("import.file")}
        hint={
          file === null
            ? t("import.fileHint", { limit })
            : t("import.chosen", { name: file.name, size: sizeOf(file.size) })
        }
        hintId={hint}
        button={t("import.choose")}
      >
        <FileInput
          ref={input}
          accept=".zip,.imscc,.gz,.tgz,.tar,application/zip,application/gzip"
          aria-label={t("import.file")}
          aria-describedby={hint}
          disabled={step.kind === "sending"}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setProblem(null);
          }}
        />
      </DropLabel>
      {step.kind === "sending" && (
        <div role="status">
          <ProgressBar label={t("import.uploading", { name: file?.name ?? "" })} percent={step.percent} />
          <span className="caption num">{t("import.sent", { percent: Math.round(step.percent) })}</span>
        </div>
      )}
      {problem && (
        <Notice tone="negative" live="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <div className="row mbs-6">
        <Button type="submit" look="first" size="large" disabled={step.kind === "sending"}>
          {t("import.submit")}
        </Button>
      </div>
    </form>
  );
}
