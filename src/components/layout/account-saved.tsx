"use client";
import { useSyncExternalStore } from "react";
import { savedStore } from "@/components/form/tell-saved";
import { SavedState } from "@/components/ui/saved-state";

/** Whether the last change on a page of the account is stored. Told by whichever part of the page stored it. */
export function AccountSaved() {
  return <SavedState state={useSyncExternalStore(savedStore.subscribe, savedStore.read, savedStore.readOnServer)} />;
}
