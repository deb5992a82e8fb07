import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type FormReport, ReportLine } from "./report-line";

interface DialogFormProps {
  children: ReactNode;
  /** What came of the last try. */
  report: FormReport;
  send: string;
  /** It may be sent now. */
  isReady: boolean;
  close: string;
  onSend: () => void;
  onClose: () => void;
}

/** The form in a dialog: its fields, what came of it, the button that sends it and the one that leaves. */
export function DialogForm({ children, report, send, isReady, close, onSend, onClose }: DialogFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {children}
      <ReportLine report={report} />
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
