"use client";
import { useEffect } from "react";
import { type SentKind, sentForms } from "./sent-forms";

/** The next person on this device finds no trace of what was sent from here. What was not sent waits for its owner. */
const forgetSent = () =>
  import("@/lib/kept/kept-store").then(
    ({ keptStore }) => keptStore.forgetSent(Number.POSITIVE_INFINITY),
    () => undefined,
  );

/** Has the notice say that what was sent waits, should there be no connection before it is answered. */
export function useSentForm(isPending: boolean, kind: SentKind = "request"): void {
  useEffect(() => {
    if (!isPending) return;
    if (kind === "signOut") void forgetSent();
    return sentForms.add(kind);
  }, [isPending, kind]);
}
