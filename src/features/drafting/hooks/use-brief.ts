"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useFailureWords } from "@/features/drafting/components/failure-words";
import type { Brief, BriefValue } from "@/features/drafting/schema";
import { BriefSaver, type SaveResult } from "./brief-saver";

/** The fields of a brief, saved as they are typed, and what became of each. */
export function useBrief(draftId: string, brief: Brief) {
  const words = useFailureWords();
  const [saver] = useState(
    () =>
      new BriefSaver(async (field, { base, value }) => {
        try {
          await api.drafting.saveBrief.mutate({ draftId, field, base: plain(base), value: plain(value) });
          return { type: "saved", at: new Date() };
        } catch (error) {
          return resultOf(error, words(error));
        }
      }, brief),
  );
  const view = useSyncExternalStore(saver.subscribe, saver.read, saver.read);

  useEffect(() => {
    const wake = () => void saver.flush();
    window.addEventListener("online", wake);
    return () => {
      window.removeEventListener("online", wake);
      wake();
    };
  }, [saver]);

  useEffect(() => {
    if (!view.isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [view.isDirty]);

  return { saver, view };
}

const plain = (value: BriefValue) => (typeof value === "object" && value !== null ? [...value] : value);

function resultOf(error: unknown, why: string): SaveResult {
  const { reason, facts, httpStatus } = describeFailure(error);
  if (reason === "drafting.field_conflict")
    return { type: "conflict", theirs: (facts as { value?: BriefValue }).value ?? null };
  if (httpStatus === null || httpStatus >= 500 || httpStatus === 429) return { type: "unreachable" };
  return { type: "refused", why };
}
