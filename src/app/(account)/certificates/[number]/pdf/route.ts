import { parseCertificateReference } from "@/features/certificates/rules";
import { printCertificate } from "@/features/certificates/server/pdf/print-certificate";
import { isAppError } from "@/lib/app-error";
import { guardedRoute, withSignIn } from "@/server/trpc/guarded-route";
import { countHeavyWork, noteTooOften } from "@/server/trpc/rsc";

const plainly = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** The certificate as PDF, under the same policy as its page; addressed as /certificates/NUMBER.pdf. */
export const GET = guardedRoute<{ number: string }>(
  "certificate.read",
  async ({ api, params }) => {
    const read = parseCertificateReference(params.number);
    if (read.kind !== "number") return plainly(404);
    try {
      await countHeavyWork();
      const certificate = await api.certificates.byNumber({ number: read.number });
      const pdf = await printCertificate(certificate);
      return new Response(new Uint8Array(pdf), {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `attachment; filename="${read.number}.pdf"`,
          "cache-control": "private, no-store",
        },
      });
    } catch (error) {
      if (noteTooOften(error)) return plainly(429);
      if (!isAppError(error) || error.reason !== "certificates.script_without_font") throw error;
      const missing = encodeURIComponent(String(error.facts.characters));
      return plainly(303, { location: `/certificates/${read.number}?missing=${missing}` });
    }
  },
  { refuse: (error, { params }) => withSignIn(error, pageOf(params.number)) },
);

function pageOf(reference: string): string {
  const read = parseCertificateReference(reference);
  return `/certificates/${read.kind === "number" ? read.number : reference}.pdf`;
}
