"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ErrorLine } from "./error-line";

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
  /** Why it was refused, where the dialog stays open then. */
  problem?: string | null;
};

/** Asks before what cannot be undone, and only then. Anything else acts at once and offers Undo in a toast. */
export function ConfirmDialog({
  open,
  title,
  description,
  stay,
  go,
  onStay,
  onGo,
  danger,
  busy,
  problem = null,
}: ConfirmDialogProps) {
  return (
    <Dialog open={open} onClose={onStay} title={title} description={description}>
      <div className="stack">
        <div className="row">
          <Button look="first" onClick={onStay} data-safe disabled={busy}>
            {stay}
          </Button>
          <Button look={danger ? "danger" : "plain"} onClick={onGo} disabled={busy}>
            {go}
          </Button>
        </div>
        <ErrorLine words={problem} />
      </div>
    </Dialog>
  );
}
