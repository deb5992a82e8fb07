"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ChoiceNoticeProps {
  words: ReactNode;
  /** What the other one wrote. */
  theirs?: ReactNode;
  mineName: string;
  theirsName: string;
  onResolve: (keep: "mine" | "theirs") => void;
}

/** Two people changed the same thing; one of them is asked which change counts. */
export function ChoiceNotice({ words, theirs, mineName, theirsName, onResolve }: ChoiceNoticeProps) {
  return (
    <Notice tone="caution" live="alert">
      <p>{words}</p>
      {theirs && <p dir="auto">{theirs}</p>}
      <div className="row row--tight">
        <Button size="small" onClick={() => onResolve("mine")}>
          {mineName}
        </Button>
        <Button size="small" onClick={() => onResolve("theirs")}>
          {theirsName}
        </Button>
      </div>
    </Notice>
  );
}
