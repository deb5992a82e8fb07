"use client";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { recoveredCopies } from "@/features/editor/hooks/recovered-copies";
import {
  mergeTyped,
  type ReadSettings,
  readSettings,
  readSettingsCopy,
  type SettingsCopy,
  type TypedSettings,
} from "@/features/studio/typed-settings";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import { mayWorkLater, retryDelayMs } from "@/lib/kept/retry";
import type { SaveStatus } from "@/lib/kept/save-status";

const settleMs = 700;

const keptSettings: KeptKind<SettingsCopy> = { name: "settings", parse: readSettingsCopy };

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
  const words = useRefusal("editor.errors");
  const [typed, setTyped] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [restoredAt, setRestoredAt] = useState<Date | null>(null);
  const [problems, setProblems] = useState<ReadSettings["problems"]>({});
  const [state, setState] = useState<SaveStatus>({ kind: "idle" });
  const revision = useRef(first);
  const sending = useRef(false);
  const failures = useRef(0);
  const isDirty = JSON.stringify(typed) !== JSON.stringify(saved);
  const [kept] = useState(() => keptStore.of(viewerId, keptSettings));
  /** False where this browser keeps nothing. */
  const isKept = useRef(true);
  const isTyped = useRef(false);

  function change(next: TypedSettings) {
    isTyped.current = true;
    setTyped(next);
    if (JSON.stringify(next) === JSON.stringify(saved)) void kept.remove([courseId]);
    else
      void kept.write([courseId], { base: saved, typed: next }).then((isWritten) => {
        isKept.current = isWritten;
      });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier visit left is taken up once
  useEffect(() => {
    void (async () => {
      await recoveredCopies(viewerId);
      const copy = await kept.read([courseId]);
      if (!copy || isTyped.current) return;
      const merged = mergeTyped(initial, copy.value);
      if (JSON.stringify(merged) === JSON.stringify(initial)) void kept.remove([courseId]);
      else {
        setTyped(merged);
        setRestoredAt(copy.keptAt);
      }
    })();
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
      const stored = await api.courses.saveSettings.mutate({
        courseId,
        revision: revision.current,
        settings: read.settings,
      });
      revision.current = stored.revision;
      setSaved(typed);
      setRestoredAt(null);
      failures.current = 0;
      setState({ kind: "saved", at: new Date() });
      onSaved?.();
    } catch (error) {
      const failure = describeFailure(error);
      if (failure.reason === "courses.discount_end_passed") setProblems({ discountEndsAt: "discount_end_passed" });
      failures.current += 1;
      // What is in the fields may be stored already: nothing of it is kept then.
      const waits = mayWorkLater(failure) && isKept.current && isDirty;
      setState(waits ? { kind: "kept" } : { kind: "refused", why: words(error) });
    } finally {
      sending.current = false;
    }
  }

  // What was stored meanwhile needs no copy; what was typed since keeps its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what has been stored decides
  useEffect(() => {
    if (state.kind === "saved" && !isDirty) void kept.remove([courseId]);
  }, [saved, state.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits for the typing to settle, or for the line
  useEffect(() => {
    if (!savesItself || !isDirty || state.kind === "saving" || state.kind === "refused") return;
    const timer = setTimeout(() => void save(false), state.kind === "kept" ? retryDelayMs(failures.current) : settleMs);
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
