"use client";
import { useState } from "react";
import { apiClient } from "@/components/api/client-on-demand";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

export interface BookmarkTexts {
  bookmark: string;
  notSaved: string;
}

interface BookmarkProps {
  words: BookmarkTexts;
  /** Heard instead of `bookmark` where several are on one page. */
  name?: string;
  isKept: boolean;
  onKeep: (isKept: boolean) => Promise<void>;
}

/** Puts a bookmark or takes it away; pressed while there is one. */
export function BookmarkButton({ words, name, isKept, onKeep }: BookmarkProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function press() {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await onKeep(!isKept);
    } catch (error) {
      // Without its code there was no call either.
      const client = await apiClient.load().catch(() => null);
      setProblem(client?.describeFailure(error).sentence ?? words.notSaved);
    }
    setBusy(false);
  }

  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon="bookmark"
        className="bookmark"
        aria-pressed={isKept}
        aria-label={name}
        onClick={press}
      >
        {words.bookmark}
      </Button>
      <ErrorLine words={problem} />
    </>
  );
}
