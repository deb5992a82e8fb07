import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Messages } from "@/components/i18n/messages";
import { Area } from "@/components/layout/area";
import { EditorInUse } from "@/components/pieces/editor-in-use";
import { editorSamples } from "@/components/pieces/editor-samples";
import { env } from "@/env/server";
import "@/styles/studio-utilities.css";

export const metadata: Metadata = { title: "Lesson editor", robots: { index: false } };

/** The lesson's editor on a few texts, for tests and for the eye; it exists only under test. */
export default async function EditorPiecePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  if (!env.LECTERN_UNDER_TEST) notFound();
  const { sample } = await searchParams;
  const name = typeof sample === "string" && sample in editorSamples ? sample : "tides";
  return (
    <Area name="studio">
      <Messages only={["editor", "versions.changes"]}>
        <EditorInUse key={name} name={name} sample={editorSamples[name as keyof typeof editorSamples]} />
      </Messages>
    </Area>
  );
}
