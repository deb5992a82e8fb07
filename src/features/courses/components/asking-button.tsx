"use client";
import { type ReactNode, useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

interface AskingButtonProps {
  children: ReactNode;
  look?: "quiet";
  title: string;
  why: string;
  stay: string;
  go: string;
  danger?: boolean;
  onGo: () => Promise<void>;
}

/** A small button that says what it means to do before it does it, and what was wrong where it was refused. */
export function AskingButton({ children, look, title, why, stay, go, danger, onGo }: AskingButtonProps) {
  const words = useRefusal("editor.errors");
  const [step, setStep] = useState<"idle" | "asking" | "sending">("idle");
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setStep("sending");
    setProblem(null);
    try {
      await onGo();
    } catch (error) {
      setProblem(words(error));
    }
    setStep("idle");
  }
  return (
    <>
      <Button size="small" look={look} onClick={() => setStep("asking")}>
        {children}
      </Button>
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      <ConfirmDialog
        open={step !== "idle"}
        title={title}
        description={why}
        stay={stay}
        go={go}
        onStay={() => setStep("idle")}
        onGo={send}
        danger={danger}
        busy={step === "sending"}
      />
    </>
  );
}
