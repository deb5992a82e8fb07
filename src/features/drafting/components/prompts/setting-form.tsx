"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { useSavedCall } from "@/components/api/use-saved-call";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SavedState } from "@/components/ui/saved-state";
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
  const { isBusy, state, run } = useSavedCall({
    tell(error) {
      const standing = standingIn(error);
      if (standing !== undefined) setSeen(parse(standing));
      return words(error);
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onTried();
    if (value === undefined) {
      event.currentTarget.querySelector<HTMLElement>("[aria-invalid], input")?.focus();
      return;
    }
    void run(async () => {
      await onSend(seen, value);
      setSeen(value);
      router.refresh();
    });
  }

  return (
    <form className="stack" onSubmit={submit} aria-label={label} noValidate>
      {children}
      {state.kind === "refused" && (
        <Notice tone="caution" live="alert">
          <p>{state.why}</p>
        </Notice>
      )}
      <div className="row row--tight">
        <Button type="submit" disabled={isBusy}>
          {save}
        </Button>
        {state.kind !== "refused" && <SavedState state={state} />}
      </div>
    </form>
  );
}
