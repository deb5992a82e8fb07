import { printTranscript } from "@/features/records/server/pdf/print-transcript";
import { isAppError } from "@/lib/app-error";
import { guardedRoute, withSignIn } from "@/server/trpc/guarded-route";
import { countHeavyWork, noteTooOften } from "@/server/trpc/rsc";

const plainly = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** The asker's own transcript as PDF; addressed as /transcript.pdf. */
export const GET = guardedRoute(
  "account.own",
  async ({ api }) => {
    try {
      await countHeavyWork();
      const pdf = await printTranscript(await api.records.transcript());
      return new Response(new Uint8Array(pdf), {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": 'attachment; filename="transcript.pdf"',
          "cache-control": "private, no-store",
        },
      });
    } catch (error) {
      if (noteTooOften(error)) return plainly(429);
      if (!isAppError(error) || error.reason !== "certificates.script_without_font") throw error;
      return plainly(303, { location: `/transcript?missing=${encodeURIComponent(String(error.facts.characters))}` });
    }
  },
  { refuse: (error) => withSignIn(error, "/transcript.pdf") },
);
