"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import type { KeptField } from "@/components/form/field-saver";
import { keptFields } from "@/components/form/kept-fields";
import { usePromptRefusal } from "@/features/drafting/components/prompts/use-prompt-refusal";
import type { Stage } from "@/features/drafting/suggestions";
import type { SaveStatus } from "@/lib/kept/save-status";

export interface PromptText {
  number: number;
  body: string;
}

/** What someone else has saved meanwhile. */
export interface MetPrompt extends PromptText {
  author: string | null;
}

export interface PromptDraft {
  body: string;
  /** The version that the text is a change of. */
  over: PromptText;
  state: SaveStatus;
  met: MetPrompt | null;
  /** The text came from an earlier visit. */
  isFound: boolean;
  change: (body: string) => void;
  save: () => Promise<void>;
  discard: () => void;
  /** Answers what someone else has saved: "mine" saves the text over it. */
  resolve: (side: "mine" | "theirs") => Promise<void>;
}

interface Home {
  body: string;
  over: PromptText;
}

/** What this device keeps of it: the text, over the number of the version that it changes. */
function keptPrompt(editorId: string, stage: Stage) {
  const kept = keptFields({
    personId: editorId,
    kind: "prompt",
    id: [stage],
    before: `lectern.prompt.${editorId}.${stage}`,
  });
  const id = [stage, "body"];
  return {
    read: async () => (await kept.read(id))?.value,
    write: (change: KeptField | null) => void (change ? kept.write(id, change) : kept.remove(id)),
  };
}

/**
 * The text of a prompt while `editorId` changes it. Until it is saved it is kept on this device, with the number of the version that it
 * changes: found again later, it is saved over that version or refused.
 */
export function usePrompt(stage: Stage, editorId: string, current: PromptText): PromptDraft {
  const router = useRouter();
  const refusal = usePromptRefusal();
  const [keep] = useState(() => keptPrompt(editorId, stage));
  const [{ body, over }, setHome] = useState<Home>({ body: current.body, over: current });
  const [state, setState] = useState<SaveStatus>({ kind: "idle" });
  const [met, setMet] = useState<MetPrompt | null>(null);
  const [isFound, setFound] = useState(false);
  const isDirty = body !== over.body;
  /** Of the field now, for what comes back from the server while the author types on. */
  const typed = useRef(body);
  useEffect(() => {
    typed.current = body;
  }, [body]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    let isHere = true;
    void keep.read().then((found) => {
      const { value, base } = found ?? {};
      if (!isHere || typed.current !== current.body || typeof value !== "string" || value === current.body) return;
      setHome({ body: value, over: { ...current, number: typeof base === "number" ? base : current.number } });
      setState({ kind: "kept" });
      setFound(true);
    });
    return () => {
      isHere = false;
    };
  }, []);

  // Another version became the current one on this page: restored from the history, or saved by someone else. An untouched text goes with it.
  if (!isDirty && current.number > over.number) setHome({ body: current.body, over: current });

  function change(next: string) {
    setHome({ body: next, over });
    setFound(false);
    const isSame = next === over.body;
    keep.write(isSame ? null : { base: over.number, value: next });
    setState(isSame ? { kind: "idle" } : { kind: "kept" });
  }

  async function send(on: number) {
    setState({ kind: "saving" });
    try {
      const { number } = await api.drafting.prompts.save.mutate({ stage, body, over: on });
      setHome((now) => ({ ...now, over: { number, body } }));
      const isWhole = typed.current === body;
      keep.write(isWhole ? null : { base: number, value: typed.current });
      setMet(null);
      setFound(false);
      setState(isWhole ? { kind: "saved", at: new Date() } : { kind: "kept" });
      router.refresh();
    } catch (error) {
      const { reason, facts } = describeFailure(error);
      const isMet = reason === "prompts.changed";
      if (isMet) setMet(facts as unknown as MetPrompt);
      setState(isMet ? { kind: "kept" } : { kind: "refused", why: refusal(error) });
    }
  }

  async function resolve(side: "mine" | "theirs") {
    if (met === null) return;
    if (side === "mine") return send(met.number);
    keep.write(null);
    setHome({ body: met.body, over: met });
    setMet(null);
    setState({ kind: "idle" });
  }

  const discard = () => {
    keep.write(null);
    setHome({ body: current.body, over: current });
    setMet(null);
    setFound(false);
    setState({ kind: "idle" });
  };

  return { body, over, state, met, isFound, change, save: () => send(over.number), discard, resolve };
}
