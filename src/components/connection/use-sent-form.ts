"use client";
import { useEffect } from "react";
import { type SentKind, sentForms } from "./sent-forms";

/** Has the notice say that what was sent waits, should there be no connection before it is answered. */
export function useSentForm(isPending: boolean, kind: SentKind = "request"): void {
  useEffect(() => {
    if (isPending) return sentForms.add(kind);
  }, [isPending, kind]);
}
