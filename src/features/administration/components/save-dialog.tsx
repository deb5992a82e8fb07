"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { DialogForm } from "@/components/form/dialog-form";
import { Dialog } from "@/components/ui/dialog";

interface SaveDialogProps {
  title: string;
  description?: string;
  words: { save: string; close: string };
  /** What is typed can be saved. */
  isReady: boolean;
  /** Saves it; what it refuses is said in the window, which then stays. */
  onSave: () => Promise<unknown>;
  /** It is saved. */
  onSaved: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form of the back office in a window of its own: the page behind it is loaded again when it is saved. */
export function SaveDialog({
  title,
  description,
  words,
  isReady,
  onSave,
  onSaved,
  onClose,
  children,
}: SaveDialogProps) {
  const refusal = useRefusal();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      await onSave();
      onSaved();
      router.refresh();
      onClose();
    } catch (error) {
      setProblem(refusal(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      <DialogForm
        said={problem === null ? null : { words: problem, isProblem: true }}
        send={words.save}
        isReady={!isBusy && isReady}
        close={words.close}
        onSend={send}
        onClose={onClose}
      >
        {children}
      </DialogForm>
    </Dialog>
  );
}
