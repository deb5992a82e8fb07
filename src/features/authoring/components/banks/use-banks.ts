"use client";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import type { ListedBank } from "@/features/authoring/server/banks/list-banks";

/** The author's own banks, asked once; null until they are there. */
export function useBanks(): { banks: ListedBank[] | null; problem: string | null } {
  const [banks, setBanks] = useState<ListedBank[] | null>(null);
  const { problem, run } = useCall({ place: "editor.errors" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the form is opened
  useEffect(() => {
    void run(async () => setBanks(await api.authoring.banks.list.query()));
  }, []);
  return { banks, problem };
}
