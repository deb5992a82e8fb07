"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useTask } from "@/components/api/use-task";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Icon } from "@/components/ui/icon";

export type MarkTexts = Record<"mark" | "marking" | "completed" | "undo" | "offline" | "signedOut", string>;

interface MarkProps {
  slug: string;
  lessonId: string;
  isCompleted: boolean;
  words: MarkTexts;
}

/** "Mark complete", then "Completed" with "Undo": a second press of the same key never takes it back. */
export function MarkComplete({ slug, lessonId, isCompleted, words }: MarkProps) {
  const router = useRouter();
  const { isBusy, problem, run } = useTask({
    tell(error) {
      const { sentence, httpStatus } = describeFailure(error);
      return httpStatus === 401 ? words.signedOut : (sentence ?? words.offline);
    },
  });
  /** What was just said to the server, until the page shows it. */
  const [said, setSaid] = useState<{ on: boolean; over: boolean } | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const isDone = said && said.over === isCompleted ? said.on : isCompleted;

  const say = (on: boolean) =>
    run(async () => {
      await api.learning[on ? "markComplete" : "undoComplete"].mutate({ slug, lessonId });
      setSaid({ on, over: isCompleted });
      router.refresh();
      status.current?.focus();
    });

  return (
    <>
      <p ref={status} tabIndex={-1} role="status" className={isDone ? undefined : "visually-hidden"}>
        {isDone && (
          <>
            <Icon name="check" /> {words.completed}
          </>
        )}
      </p>
      {isDone ? (
        <Button look="quiet" size="small" icon="undo-2" onClick={() => say(false)} disabled={isBusy}>
          {words.undo}
        </Button>
      ) : (
        <Button look="first" full icon="check" onClick={() => say(true)} disabled={isBusy}>
          {isBusy ? words.marking : words.mark}
        </Button>
      )}
      <ErrorLine words={problem} />
    </>
  );
}
