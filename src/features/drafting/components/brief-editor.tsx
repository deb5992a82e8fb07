"use client";
import type { ReactNode } from "react";
import { useBrief } from "@/features/drafting/hooks/use-brief";
import type { BriefView } from "@/features/drafting/server/get-brief";
import { BriefForm } from "./brief-form";
import { BriefStart, type StartFacts } from "./brief-start";

/** The brief, what it is to rest on (`children`), and the way on from there. */
export function BriefEditor({
  draft,
  languages,
  start,
  children,
}: {
  draft: Pick<BriefView, "id" | "ownerId" | "brief">;
  languages: readonly { tag: string; name: string }[];
  start: StartFacts;
  children: ReactNode;
}) {
  const home = useBrief(draft);
  return (
    <>
      <BriefForm home={home} languages={languages} />
      {children}
      <BriefStart draftId={draft.id} facts={start} onStart={() => home.saver.flush()} />
    </>
  );
}
