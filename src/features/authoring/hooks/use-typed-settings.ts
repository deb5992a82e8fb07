"use client";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { SaveState } from "@/components/ui/saved-state";
import {
  mergeTyped,
  type ReadSettings,
  readSettings,
  readSettingsCopy,
  type TypedSettings,
} from "@/features/authoring/typed-settings";
import { deviceCopies, recoveredCopies } from "./device-copies";
import { findCopy, forgetCopies, keepCopy } from "./local-copies";

const settleMs = 700;
const retryMs = 4000;

export interface TypedSettingsOptions {
  courseId: string;
  /** Whose words are kept on this device: people share devices. */
  viewerId: string;
  revision: number;
  initial: TypedSettings;
  /** Stored while they are typed. Not where strangers would see half a price at once. */
  savesItself: boolean;
  onSaved?: (() => void) | undefined;
}

/** A course's settings as they are in their fields: kept on this device until they are stored, taken up again by a later visit. */
export function useTypedSettings(options: TypedSettingsOptions) {
  const { courseId, viewerId, revision: first, initial, savesItself, onSaved } = options;
  const words = useRefusal("authoring.errors");
  const [typed, setTyped] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [restoredAt, setRestoredAt] = useState<Date | null>(null);
  const [problems, setProblems] = useState<ReadSettings["problems"]>({});
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const revision = useRef(first);
  const sending = useRef(false);
  const isDirty = JSON.stringify(typed) !== JSON.stringify(saved);
  const key = `settings ${courseId} ${viewerId}`;

  function change(next: TypedSettings) {
    setTyped(next);
    const store = deviceCopies();
    if (!store) return;
    if (JSON.stringify(next) === JSON.stringify(saved)) forgetCopies(store, key);
    else {
      const value = JSON.stringify({ base: saved, typed: next });
      keepCopy(store, key, { baseRevision: "typed", value, keptAt: new Date() });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier visit left is taken up once
  useEffect(() => {
    void recoveredCopies().then(() => {
      const store = deviceCopies();
      const kept = store && findCopy(store, key);
      const copy = kept && readSettingsCopy(kept.value);
      if (!copy) return;
      const merged = mergeTyped(initial, copy);
      if (JSON.stringify(merged) === JSON.stringify(initial)) forgetCopies(store, key);
      else {
        setTyped(merged);
        setRestoredAt(kept.keptAt);
      }
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer state of the server is taken up
  useEffect(() => {
    if (first <= revision.current) return;
    revision.current = first;
    setTyped((own) => mergeTyped(initial, { base: saved, typed: own }));
    setSaved(initial);
  }, [first]);

  async function save(tellsProblems = true): Promise<void> {
    const read = readSettings(typed);
    if (tellsProblems || read.settings) setProblems(read.problems);
    if (!read.settings || sending.current) return;
    sending.current = true;
    setState({ kind: "saving" });
    try {
      const stored = await api.authoring.saveSettings.mutate({
        courseId,
        revision: revision.current,
        settings: read.settings,
      });
      revision.current = stored.revision;
      setSaved(typed);
      setRestoredAt(null);
      setState({ kind: "saved", at: new Date() });
      onSaved?.();
    } catch (error) {
      const { httpStatus, reason } = describeFailure(error);
      if (reason === "authoring.discount_end_passed") setProblems({ discountEndsAt: "discount_end_passed" });
      const isAway = httpStatus === null || httpStatus >= 500 || httpStatus === 429;
      setState(isAway && deviceCopies() ? { kind: "kept" } : { kind: "refused", why: words(error) });
    } finally {
      sending.current = false;
    }
  }

  // What was stored meanwhile needs no copy; what was typed since keeps its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what has been stored decides
  useEffect(() => {
    const store = deviceCopies();
    if (store && state.kind === "saved" && !isDirty) forgetCopies(store, key);
  }, [saved, state.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits for the typing to settle, or for the line
  useEffect(() => {
    if (!savesItself || !isDirty || state.kind === "saving" || state.kind === "refused") return;
    const timer = setTimeout(() => void save(false), state.kind === "kept" ? retryMs : settleMs);
    return () => clearTimeout(timer);
  }, [typed, savesItself, state]);

  useEffect(() => {
    if (!isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isDirty]);

  return {
    typed,
    problems,
    state,
    isDirty,
    restoredAt,
    change(next: TypedSettings) {
      if (state.kind === "refused") setState({ kind: "idle" });
      change(next);
    },
    save,
    /** Tells what is wrong with a field once it is left. */
    judge: () => setProblems(readSettings(typed).problems),
    keepRestored: () => setRestoredAt(null),
    discardRestored() {
      change(saved);
      setRestoredAt(null);
    },
  };
}
