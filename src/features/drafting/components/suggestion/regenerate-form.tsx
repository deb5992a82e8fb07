"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { uuidV7 } from "@/lib/uuid-v7";
import { useStageInHand } from "./stage-context";

const mostCharacters = 1_000;

/** Has one suggestion written again, with what should be different. */
export function RegenerateForm({
  suggestionId,
  id,
  name,
  onDone,
}: {
  suggestionId: string;
  id: string;
  name: string;
  onDone: (refused: string | null) => void;
}) {
  const t = useTranslations("suggestions.again");
  const { draftId, stage, start, isBusy } = useStageInHand();
  const runId = useRef(uuidV7());
  const [note, setNote] = useState("");
  async function send(event: FormEvent) {
    event.preventDefault();
    onDone(
      await start(() =>
        api.drafting.startStage.mutate({ draftId, runId: runId.current, stage, suggestionId, note: note.trim() }),
      ),
    );
  }
  return (
    <form className="mbs-3 grid gap-2 border-line border-bs pbs-3" id={id} aria-label={name} onSubmit={send}>
      <TextArea
        label={t("note")}
        hint={t("hint")}
        className="min-block-14"
        rows={2}
        dir="auto"
        autoFocus
        maxLength={mostCharacters}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy}>
          {t("write")}
        </Button>
        <Button size="small" look="quiet" onClick={() => onDone(null)}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
