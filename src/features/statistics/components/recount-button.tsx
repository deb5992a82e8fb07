"use client";
import { useRouter } from "next/navigation";
import { useReportedCall } from "@/components/api/use-reported-call";
import { ReportLine } from "@/components/form/report-line";
import { Button } from "@/components/ui/button";

const everyMs = 500;
/** Half a minute: most are done by then. For what takes longer, the reader is told that it continues. */
const mostLooks = 60;

interface RecountButtonProps {
  /** Asks for the recount; `askedAt` is in ISO 8601, as everywhere in answers. */
  ask: () => Promise<{ askedAt: string }>;
  look: () => Promise<{ recountedAt: string | null }>;
  words: Record<"button" | "counting" | "counted" | "slow", string>;
  /** Messages that say more about a refusal; see `useFailureSentence`. */
  place?: string;
}

/** Has figures counted again from their rows, and says when that is done. */
export function RecountButton({ ask, look, words, place }: RecountButtonProps) {
  const router = useRouter();
  const { isBusy, report, run } = useReportedCall({ place });

  async function isCounted(askedAt: string): Promise<boolean> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const { recountedAt } = await look();
      if (recountedAt !== null && new Date(recountedAt) >= new Date(askedAt)) return true;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    return false;
  }
  const recount = () =>
    run(async () => {
      const { askedAt } = await ask();
      const isDone = await isCounted(askedAt);
      router.refresh();
      return isDone ? words.counted : words.slow;
    }, words.counting);

  return (
    <>
      <Button size="small" disabled={isBusy} onClick={recount}>
        {words.button}
      </Button>
      <ReportLine report={report} />
    </>
  );
}
