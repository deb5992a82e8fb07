"use client";

import type { ReactNode } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";

const DialogWindow = lazyPart(() => import("./dialog-window").then(({ DialogWindow: window }) => window));

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One or two sentences; they are read with the title. */
  description?: ReactNode;
  children?: ReactNode;
};

/** A window over the page. Its code comes on demand. */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return <DialogWindow {...props} />;
}
