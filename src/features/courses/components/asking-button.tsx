"use client";
import { type ReactNode, useState } from "react";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";

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
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const [isAsking, setAsking] = useState(false);

  async function send() {
    await run(onGo);
    setAsking(false);
  }
  return (
    <>
      <Button size="small" look={look} onClick={() => setAsking(true)}>
        {children}
      </Button>
      <ErrorLine words={problem} />
      <ConfirmDialog
        open={isAsking}
        title={title}
        description={why}
        stay={stay}
        go={go}
        onStay={() => setAsking(false)}
        onGo={send}
        danger={danger}
        busy={isBusy}
      />
    </>
  );
}
