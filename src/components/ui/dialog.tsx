"use client";

import { lazy, type ReactNode, Suspense } from "react";

const DialogWindow = lazy(() => import("./dialog-window").then(({ DialogWindow: window }) => ({ default: window })));

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One or two sentences; they are read with the title. */
  description?: ReactNode;
  children?: ReactNode;
};

/** A window over the page. Its code is fetched when it first opens. */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
