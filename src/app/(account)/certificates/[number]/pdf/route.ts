import { TRPCError } from "@trpc/server";
import { parseCertificateReference } from "@/features/certificates/rules";
import { printCertificate } from "@/features/certificates/server/pdf/print-certificate";
import { isAppError } from "@/lib/app-error";
import { countHeavyWork, noteTooOften, serverApi } from "@/server/trpc/rsc";

const plainly = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** The certificate as PDF, under the same policy as its page; addressed as /certificates/NUMBER.pdf. */
export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const read = parseCertificateReference((await params).number);
  if (read.kind !== "number") return plainly(404);
  const here = `/certificates/${read.number}`;
  const api = await serverApi();
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
    if (isAppError(error) && error.reason === "certificates.script_without_font")
      return plainly(303, { location: `${here}?missing=${encodeURIComponent(String(error.facts.characters))}` });
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "UNAUTHORIZED")
      return plainly(307, { location: `/sign-in?next=${encodeURIComponent(`${here}.pdf`)}` });
    if (error.code === "FORBIDDEN") return plainly(403);
    if (error.code === "NOT_FOUND") return plainly(404);
    throw error;
  }
}
