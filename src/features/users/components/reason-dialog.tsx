"use client";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { TextArea } from "@/components/form/text-area";
import { Dialog } from "@/components/ui/dialog";
import { LONGEST_REASON } from "@/features/users/rules";

interface Props {
  isOpen: boolean;
  isBusy: boolean;
  report: string | null;
  words: { title: string; ask: string; reason: string; hint: string; send: string; close: string };
  onSend: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why before something is done to an account. What was written stays until the account's page is left. */
export function ReasonDialog({ isOpen, isBusy, report, words, onSend, onClose }: Props) {
  const [reason, setReason] = useState("");
  return (
    <Dialog open={isOpen} onClose={onClose} title={words.title} description={words.ask}>
      <DialogForm
        report={report}
        send={words.send}
        isReady={!isBusy && reason.trim() !== ""}
        close={words.close}
        onSend={() => onSend(reason)}
        onClose={onClose}
      >
        <TextArea
          label={words.reason}
          hint={words.hint}
          rows={3}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
