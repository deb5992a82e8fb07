"use client";
import type { ReactNode } from "react";
import { useBrief } from "@/features/drafting/hooks/use-brief";
import type { Brief } from "@/features/drafting/schema";
import { BriefForm } from "./brief-form";
import { BriefStart, type StartFacts } from "./brief-start";

/** The brief, what it is to rest on (`children`), and the way on from there. */
export function BriefEditor({
  draftId,
  brief,
  languages,
  start,
  children,
}: {
  draftId: string;
  brief: Brief;
  languages: readonly { tag: string; name: string }[];
  start: StartFacts;
  children: ReactNode;
}) {
  const home = useBrief(draftId, brief);
  return (
    <>
      <BriefForm home={home} languages={languages} />
      {children}
      <BriefStart draftId={draftId} facts={start} onStart={() => home.saver.flush()} />
    </>
  );
}
