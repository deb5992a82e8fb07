import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface DialogFormProps {
  children: ReactNode;
  /** What came of the last try. */
  said: { words: string; isProblem: boolean } | null;
  send: string;
  /** It may be sent now. */
  isReady: boolean;
  close: string;
  onSend: () => Promise<void> | void;
  onClose: () => void;
}

/** The form in a dialog: its fields, what came of it, the button that sends it and the one that leaves. */
export function DialogForm({ children, said, send, isReady, close, onSend, onClose }: DialogFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSend();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {children}
      <p role={said?.isProblem ? "alert" : "status"} className={said?.isProblem ? "field__error" : undefined}>
        {said?.words}
      </p>
      <div className="row">
        <Button type="submit" look="first" disabled={!isReady}>
          {send}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {close}
        </Button>
      </div>
    </form>
  );
}
