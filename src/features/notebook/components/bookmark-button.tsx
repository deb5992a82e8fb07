"use client";
import { apiClient } from "@/components/api/client-on-demand";
import { useTask } from "@/components/api/use-task";
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
  const { problem, run } = useTask({
    // Without its code there was no call either.
    tell: async (error) =>
      (await apiClient.load().catch(() => null))?.describeFailure(error).sentence ?? words.notSaved,
  });

  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon="bookmark"
        className="bookmark"
        aria-pressed={isKept}
        aria-label={name}
        onClick={() => run(() => onKeep(!isKept))}
      >
        {words.bookmark}
      </Button>
      <ErrorLine words={problem} />
    </>
  );
}
