"use client";
import { api } from "@/components/api/client";
import { type Reading, useRead } from "@/components/api/use-read";
import type { ListedBank } from "@/features/authoring/server/banks/list-banks";

/** The author's own banks, asked once. */
export const useBanks = (): Reading<ListedBank[]> =>
  useRead("own banks", (signal) => api.authoring.banks.list.query(undefined, { signal }), { place: "editor.errors" });
