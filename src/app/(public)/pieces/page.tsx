import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Messages } from "@/components/i18n/messages";
import { Area } from "@/components/layout/area";
import { PiecesGallery } from "@/components/pieces/pieces-gallery";
import { PiecesInUse } from "@/components/pieces/pieces-in-use";
import { env } from "@/env/server";
import "@/styles/studio-utilities.css";

export const metadata: Metadata = { title: "Pieces", robots: { index: false } };

/** The kit in each of its states, for tests and for the eye; it exists only under test. */
export default function PiecesPage() {
  if (!env.LECTERN_UNDER_TEST) notFound();
  return (
    <Area name="studio">
      <PiecesGallery>
        <Messages only={[]}>
          <PiecesInUse />
        </Messages>
      </PiecesGallery>
    </Area>
  );
}
