"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { Dialog } from "@/components/ui/dialog";

interface SaveDialogProps {
  title: string;
  description?: string;
  words: { save: string; close: string };
  /** What is typed can be saved. */
  isReady: boolean;
  /** Asked before it is saved: false where a field says what is wrong with it. */
  mayTry?: () => boolean;
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
  mayTry = () => true,
  onSave,
  onSaved,
  onClose,
  children,
}: SaveDialogProps) {
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ staysBusy: true });

  async function send() {
    if (!mayTry()) return;
    await run(async () => {
      await onSave();
      onSaved();
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      <DialogForm
        report={problem}
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
