"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SavedState } from "@/components/ui/saved-state";
import type { SaveStatus } from "@/lib/kept/save-status";
import { standingIn, usePromptRefusal } from "./use-prompt-refusal";

interface SettingFormProps<Value> {
  label: string;
  save: string;
  /** What is typed, or null where it cannot be stored: the fields then say why. */
  value: Value | undefined;
  stored: Value;
  onSend: (seen: Value, value: Value) => Promise<unknown>;
  /** Saving was asked for: from now on the fields say what is wrong with them. */
  onTried: () => void;
  parse: (standing: unknown) => Value;
  children: ReactNode;
}

/** A few fields that are saved together, over what was seen of them. What someone else has set meanwhile is shown first. */
export function SettingForm<Value>({
  label,
  save,
  value,
  stored,
  onSend,
  onTried,
  parse,
  children,
}: SettingFormProps<Value>) {
  const router = useRouter();
  const words = usePromptRefusal();
  const [seen, setSeen] = useState(stored);
  const [state, setState] = useState<SaveStatus>({ kind: "idle" });
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onTried();
    setProblem(null);
    if (value === undefined) {
      event.currentTarget.querySelector<HTMLElement>("[aria-invalid], input")?.focus();
      return;
    }
    setState({ kind: "saving" });
    try {
      await onSend(seen, value);
      setSeen(value);
      setState({ kind: "saved", at: new Date() });
      router.refresh();
    } catch (error) {
      const standing = standingIn(error);
      if (standing !== undefined) setSeen(parse(standing));
      setState({ kind: "idle" });
      setProblem(words(error));
    }
  }

  return (
    <form className="stack" onSubmit={submit} aria-label={label} noValidate>
      {children}
      {problem !== null && (
        <Notice tone="caution" live="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <div className="row row--tight">
        <Button type="submit" disabled={state.kind === "saving"}>
          {save}
        </Button>
        <SavedState state={state} />
      </div>
    </form>
  );
}
