"use client";
import { type ReactNode, useState } from "react";
import { useCall } from "@/components/api/use-call";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "./dialog-form";
import { TextArea } from "./text-area";

interface ReasonDialogProps {
  words: Record<"title" | "why" | "field" | "send" | "close" | "missing", string>;
  /** In characters. */
  longest: number;
  /** More fields, before the reason. */
  children?: ReactNode;
  onSend: (reason: string) => Promise<unknown>;
  /** Words for a refusal. */
  tell: (error: unknown) => string;
  onClose: () => void;
  onDone: () => void;
}

/** A decision that asks for its reason. */
export function ReasonDialog({ words, longest, children, onSend, tell, onClose, onDone }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, problem, setProblem, run } = useCall({ tell, staysBusy: true });

  async function decide() {
    setTried(true);
    setProblem(null);
    if (reason.trim() === "") return;
    await run(async () => {
      await onSend(reason.trim());
      onDone();
    });
  }

  return (
    <Dialog open onClose={onClose} title={words.title} description={words.why}>
      <DialogForm
        report={problem}
        send={words.send}
        isReady={!isBusy}
        close={words.close}
        onSend={decide}
        onClose={onClose}
      >
        {children}
        <TextArea
          className="input"
          label={words.field}
          rows={3}
          maxLength={longest}
          dir="auto"
          value={reason}
          error={isTried && reason.trim() === "" && words.missing}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
