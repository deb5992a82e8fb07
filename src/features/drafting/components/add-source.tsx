"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { ProgressBar } from "@/components/ui/progress-bar";
import { pastedCharacters } from "@/features/drafting/schema";
import { uuidV7 } from "@/lib/uuid-v7";
import { DraftRow, DraftRows } from "./draft-rows";
import { useAddedFiles } from "./use-added-files";

const accepted = ".pdf,.docx,.pptx,.md,.markdown,.html,.htm,.txt,.vtt,.srt";

/** Files from the author's machine, and text that is pasted, become sources. */
export function AddSource({ draftId }: { draftId: string }) {
  const t = useTranslations("drafting.sources");
  const input = useRef<HTMLInputElement>(null);
  const [isPasting, setPasting] = useState(false);
  const { add, drop, problems, uploads, waiting } = useAddedFiles(draftId);
  return (
    <div className="stack">
      {waiting.length > 0 && (
        <DraftRows aria-label={t("uploads")}>
          {waiting.map(({ key, name, percent, words, isRefused }) => (
            <DraftRow
              key={key}
              icon="file-up"
              beside={
                <span className="row row--tight">
                  {isRefused && (
                    <Button size="small" look="quiet" onClick={() => uploads?.retry(key)}>
                      {t("again")}
                    </Button>
                  )}
                  <Button
                    look="quiet"
                    icon="x"
                    iconOnly
                    onClick={() => {
                      uploads?.cancel(key);
                      drop(key);
                    }}
                  >
                    {t("cancelOne", { name })}
                  </Button>
                </span>
              }
            >
              <bdi>{name}</bdi>
              {!isRefused && <ProgressBar label={t("sending", { name })} percent={percent} />}
              {isRefused ? (
                <ErrorLine words={words} className="mbs-1" />
              ) : (
                <span className="caption num block">{words}</span>
              )}
            </DraftRow>
          ))}
        </DraftRows>
      )}
      {problems.map((problem) => (
        <ErrorLine key={problem} words={problem} />
      ))}
      <div className="row row--tight">
        <Button size="small" icon="plus" onClick={() => input.current?.click()}>
          {t("add")}
        </Button>
        <Button size="small" look="quiet" aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
          {t("paste")}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label={t("choose")}
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            // The same file can be chosen again, after it was removed.
            target.value = "";
          }}
        />
      </div>
      <p className="field__hint">{t("hint")}</p>
      {isPasting && <PasteForm draftId={draftId} onDone={() => setPasting(false)} />}
    </div>
  );
}

function PasteForm({ draftId, onDone }: { draftId: string; onDone: () => void }) {
  const t = useTranslations("drafting.sources");
  const router = useRouter();
  const { isBusy, problem, setProblem, run } = useCall({ staysBusy: true });
  const sourceId = useRef(uuidV7());
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  async function send(event: FormEvent) {
    event.preventDefault();
    if (title.trim() === "" || text.trim() === "") {
      setProblem(t("pasteMissing"));
      return;
    }
    await run(async () => {
      await api.drafting.addText.mutate({ draftId, sourceId: sourceId.current, title, text, format: "markdown" });
      onDone();
      router.refresh();
    });
  }
  return (
    <form className="stack" onSubmit={send} noValidate>
      <TextField
        label={t("pasteTitle")}
        value={title}
        maxLength={200}
        dir="auto"
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        label={t("pasteText")}
        hint={t("pasteHint")}
        rows={8}
        value={text}
        maxLength={pastedCharacters}
        dir="auto"
        onChange={({ target }) => setText(target.value)}
      />
      <ErrorLine words={problem} />
      <div className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy}>
          {t("pasteAdd")}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t("pasteCancel")}
        </Button>
      </div>
    </form>
  );
}
