"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { api } from "@/components/api/client";
import { type BuilderStep, builderSteps } from "@/features/courses/builder";
import { focusField } from "@/features/studio/components/details/detail-home";

const isStep = (name: string | null): name is BuilderStep =>
  (builderSteps as readonly (string | null)[]).includes(name);

/**
 * The step that is in the address, else the one that was left. Going to another keeps the page and what is typed in it, moves
 * the focus to its heading or to the field that was asked for, and is remembered for other devices.
 */
export function useStep(sessionId: string, left: BuilderStep) {
  const asked = useSearchParams().get("step");
  const step = isStep(asked) ? asked : left;
  const target = useRef<string | null>(null);

  useEffect(() => {
    // A link to a field, opened again.
    if (window.location.hash.startsWith("#field-")) focusField(window.location.hash.slice(1));
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step has changed
  useEffect(() => {
    const field = target.current;
    if (field === null) return;
    target.current = null;
    if (!focusField(field)) document.getElementById("step")?.focus();
  }, [step]);

  const go = useCallback(
    (to: BuilderStep, field?: string) => {
      const id = field ? `field-${field}` : "step";
      if (to === step) {
        focusField(id);
        return;
      }
      target.current = id;
      window.history.pushState(null, "", `?step=${to}`);
      window.scrollTo({ top: 0 });
      api.studio.builder.note.mutate({ sessionId, step: to }).catch(() => undefined);
    },
    [sessionId, step],
  );
  return { step, go };
}
