"use client";
import { useState } from "react";
import { useCall } from "@/components/api/use-call";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "./dialog-form";
import { type Choice, SelectField } from "./select-field";
import { TextArea } from "./text-area";

interface ReportDialogProps<Reason extends string> {
  words: Record<"title" | "why" | "reason" | "note" | "send" | "close", string>;
  /** In the order in which they are offered. */
  reasons: readonly (Choice & { value: Reason })[];
  usual: Reason;
  /** In characters. */
  longestNote: number;
  onSend: (report: { reason: Reason; note: string }) => Promise<unknown>;
  /** Words for a refusal. */
  tell: (error: unknown) => string;
  onClose: () => void;
  onSent: () => void;
}

/** Brings something that someone wrote before those who judge it: a reason and, if one likes, a note. */
export function ReportDialog<Reason extends string>(props: ReportDialogProps<Reason>) {
  const { words, reasons, usual, longestNote, onSend, tell, onClose, onSent } = props;
  const [reason, setReason] = useState(usual);
  const [note, setNote] = useState("");
  const { isBusy, problem, run } = useCall({ tell, staysBusy: true });

  async function send() {
    await run(async () => {
      await onSend({ reason, note });
      onSent();
    });
  }

  return (
    <Dialog open onClose={onClose} title={words.title} description={words.why}>
      <DialogForm
        report={problem}
        send={words.send}
        isReady={!isBusy}
        close={words.close}
        onSend={send}
        onClose={onClose}
      >
        <SelectField
          label={words.reason}
          choices={reasons}
          value={reason}
          onChange={({ target }) => setReason(reasons.find(({ value }) => value === target.value)?.value ?? usual)}
        />
        <TextArea
          label={words.note}
          rows={3}
          maxLength={longestNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
