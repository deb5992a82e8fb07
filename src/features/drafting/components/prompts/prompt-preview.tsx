"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { PromptPreview as Preview } from "@/features/drafting/server/prompts/preview-prompt";
import type { Stage } from "@/features/drafting/suggestions";
import { PromptHeading, PromptWords } from "./prompt-layout";
import { usePromptRefusal } from "./use-prompt-refusal";

interface PreviewProps {
  stage: Stage;
  /** The text as it is in the field. */
  body: string;
  drafts: readonly { id: string; topic: string }[];
}

/** The very words that would be sent, for a sample or for a draft of the admin's own. */
export function PromptPreview({ stage, body, drafts }: PreviewProps) {
  const t = useTranslations("prompts.preview");
  const failure = usePromptRefusal();
  const [draftId, setDraftId] = useState("");
  const [shown, setShown] = useState<{ preview: Preview; body: string; draftId: string } | null>(null);
  const { isBusy, problem, run } = useCall({ tell: failure });

  async function show() {
    await run(async () => {
      const asked = { stage, body, draftId: draftId === "" ? null : draftId };
      setShown({ preview: await api.drafting.prompts.preview.mutate(asked), body, draftId });
    });
  }

  const isStale = shown !== null && (shown.body !== body || shown.draftId !== draftId);
  return (
    <section className="stack" aria-labelledby="preview">
      <PromptHeading id="preview">{t("title")}</PromptHeading>
      <p className="caption">{t("why")}</p>
      <div className="row items-end">
        <SelectField
          label={t("for")}
          value={draftId}
          choices={[
            { value: "", label: t("sample") },
            ...drafts.map(({ id, topic }) => ({ value: id, label: topic || t("untitled") })),
          ]}
          onChange={(event) => setDraftId(event.target.value)}
        />
        <Button disabled={isBusy} onClick={show}>
          {t(shown === null ? "show" : "again")}
        </Button>
      </div>
      <ErrorLine words={problem} />
      <p role="status" className="caption">
        {isStale && t("stale")}
        {shown !== null && !isStale && <Facts preview={shown.preview} />}
      </p>
      {shown?.preview.messages.map(({ role, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one preview, which never change places
        <section key={index} aria-label={roleWords(t, role)}>
          <h3 className="label">{roleWords(t, role)}</h3>
          <PromptWords>{text}</PromptWords>
        </section>
      ))}
    </section>
  );
}

function Facts({ preview: { tokens, about, isPartlySample } }: { preview: Preview }) {
  const t = useTranslations("prompts.preview");
  return [about !== null && t("about", { about }), t("tokens", { tokens }), isPartlySample && t("partly")]
    .filter(Boolean)
    .join(" ");
}

const roleWords = (t: ReturnType<typeof useTranslations<"prompts.preview">>, role: string): string =>
  role === "system" || role === "user" ? t(role) : t("other", { role });
