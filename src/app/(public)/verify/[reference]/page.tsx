import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Notice } from "@/components/ui/notice";
import { RevokedFinding, ValidFinding } from "@/features/certificates/components/certificate-finding";
import { LookUpForm } from "@/features/certificates/components/look-up-form";
import { NoneFinding } from "@/features/certificates/components/none-finding";
import type { VerifiedCertificate } from "@/features/certificates/schema";
import { isAppError } from "@/lib/app-error";
import { cachePage, setStatus } from "@/server/cache/page-context";
import { serverApi } from "@/server/trpc/rsc";

type Params = { params: Promise<{ reference: string }> };
type Answer = { found: VerifiedCertificate } | { retryAfterSeconds: number };

const mostLetters = 100;

/** The address as text, so far as any number could reach; as it is where a percent sign in it stands for itself. */
function decoded(segment: string): string {
  const within = (text: string) => [...text].slice(0, mostLetters).join("");
  try {
    return within(decodeURIComponent(segment));
  } catch {
    return within(segment);
  }
}

/** One look-up a request, for the title and the page together. */
const lookUp = cache(async (reference: string): Promise<Answer> => {
  if (reference.trim() === "" || reference.includes("\0")) return { found: { state: "NONE", because: "unreadable" } };
  const api = await serverApi();
  try {
    return { found: await api.certificates.verify({ reference }) };
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : undefined;
    if (!isAppError(cause) || cause.code !== "QUOTA_EXCEEDED") throw error;
    return { retryAfterSeconds: Number(cause.facts.retryAfterSeconds) };
  }
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const reference = decoded((await params).reference);
  const [answer, t] = await Promise.all([lookUp(reference), getTranslations("certificates.verify")]);
  // A record names a person: found by whoever has the number, not by a search engine.
  const robots = { index: false };
  if (!("found" in answer)) return { title: t("title"), robots };
  return { title: t("pageTitle", { state: t(answer.found.state), reference }), robots };
}

export default async function VerificationPage({ params }: Params) {
  const reference = decoded((await params).reference);
  const answer = await lookUp(reference);
  const t = await getTranslations("certificates.verify");
  if (!("found" in answer)) {
    setStatus(429, answer.retryAfterSeconds);
    return (
      <main id="main" className="wrap max-inline-[62rem]">
        <LookUpForm reference={reference} />
        <Notice tone="caution">{t("tooMany", { seconds: answer.retryAfterSeconds })}</Notice>
      </main>
    );
  }
  const { found } = answer;
  if (found.state === "NONE") setStatus(404);
  else cachePage([]);
  return (
    <main id="main" className="wrap max-inline-[62rem]">
      <LookUpForm reference={reference} />
      {found.state === "VALID" && <ValidFinding of={found} />}
      {found.state === "REVOKED" && <RevokedFinding of={found} />}
      {found.state === "NONE" && <NoneFinding of={found} reference={reference} />}
    </main>
  );
}
