"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export type ConfirmDialogProps = {
  open: boolean;
  title: ReactNode;
  description?: ReactNode;
  /** The answer that changes nothing: first and focused. */
  stay: string;
  /** The answer that cannot be undone. */
  go: string;
  onStay: () => void;
  onGo: () => void;
  danger?: boolean;
  /** The answer is on its way: neither button does anything. */
  busy?: boolean;
};

/** Asks before what cannot be undone, and only then. Anything else acts at once and offers Undo in a toast. */
export function ConfirmDialog({ open, title, description, stay, go, onStay, onGo, danger, busy }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onClose={onStay} title={title} description={description}>
      <div className="row">
        <Button look="first" onClick={onStay} data-safe disabled={busy}>
          {stay}
        </Button>
        <Button look={danger ? "danger" : "plain"} onClick={onGo} disabled={busy}>
          {go}
        </Button>
      </div>
    </Dialog>
  );
}
