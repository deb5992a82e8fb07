"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useFailureWords } from "@/features/authoring/components/failure-words";
import type { CourseDetails, DetailField, DetailValue } from "@/features/authoring/details";
import { DetailSaver, type SaveResult } from "./detail-saver";
import { keepDetail, readKept } from "./kept-details";

export interface DetailsHome {
  courseId: string;
  /** Of the builder, where the fields stand in it. */
  sessionId?: string;
  details: CourseDetails;
}

/** The fields of a course's draft, saved as they are typed, and what became of each. */
export function useDetails({ courseId, sessionId, details }: DetailsHome) {
  const words = useFailureWords();
  const [saver] = useState(() => {
    const send = async (field: DetailField, { base, value }: { base: DetailValue; value: DetailValue }) => {
      try {
        const change = { base: plain(base), value: plain(value) };
        await api.authoring.saveDetail.mutate({ courseId, sessionId, field, ...change });
        return { type: "saved", at: new Date() } as const;
      } catch (error) {
        return resultOf(error, words(error));
      }
    };
    return new DetailSaver(
      {
        send,
        keep: (field, change) => keepDetail(courseId, field, change),
        onConflict: (field) => {
          if (sessionId) api.authoring.builder.note.mutate({ sessionId, conflict: field }).catch(() => undefined);
        },
      },
      { ...details },
    );
  });
  const view = useSyncExternalStore(saver.subscribe, saver.read, saver.read);

  useEffect(() => {
    saver.restore(readKept(courseId));
    const wake = () => void saver.flush();
    window.addEventListener("online", wake);
    return () => {
      window.removeEventListener("online", wake);
      wake();
    };
  }, [saver, courseId]);

  useEffect(() => {
    if (!view.isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [view.isDirty]);

  return { saver, view };
}

const plain = (value: DetailValue) => (typeof value === "object" && value !== null ? [...value] : value);

function resultOf(error: unknown, why: string): SaveResult {
  const { reason, facts, httpStatus } = describeFailure(error);
  if (reason === "authoring.field_conflict")
    return { type: "conflict", theirs: (facts as { value?: DetailValue }).value ?? null };
  if (httpStatus === null || httpStatus >= 500 || httpStatus === 429) return { type: "unreachable" };
  return { type: "refused", why };
}
