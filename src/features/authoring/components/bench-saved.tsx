"use client";
import { useSyncExternalStore } from "react";
import { SavedState } from "@/components/ui/saved-state";
import { savedStore } from "./tell-saved";

/** The saved state of whatever is edited below the bench. */
export function BenchSaved() {
  const state = useSyncExternalStore(savedStore.subscribe, savedStore.read, savedStore.readOnServer);
  return <SavedState state={state} />;
}
