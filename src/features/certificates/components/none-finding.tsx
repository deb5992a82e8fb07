import { useTranslations } from "next-intl";
import { confusablePositions } from "@/features/certificates/rules";
import type { VerifiedCertificate } from "@/features/certificates/schema";
import { Finding } from "./finding";

type None = Extract<VerifiedCertificate, { state: "NONE" }>;

/** Nothing was found: what may have happened, letter by letter where it can be said. */
export function NoneFinding({ of, reference }: { of: None; reference: string }) {
  const t = useTranslations("certificates.verify");
  return (
    <Finding state="NONE" word={t("NONE")} foot={t("noneFoot")}>
      <div className="grid grid-cols-1 gap-4 p-8 max-[56rem]:px-4">
        <p className="[font:480_1.375rem/1.875rem_var(--serif)]">
          {t.rich(of.because, { ref: () => <MarkedReference text={reference} /> })}
        </p>
        <ul className="grid max-inline-[42rem] gap-3 [&>li]:border-line [&>li]:border-s-2 [&>li]:ps-4">
          {of.because !== "unknown" && <li>{t("adviceShape")}</li>}
          <li>{t("adviceElsewhere")}</li>
          <li>{t("advicePerson")}</li>
        </ul>
      </div>
    </Finding>
  );
}

/** The text as typed, with the letters marked that never are in a number. */
function MarkedReference({ text }: { text: string }) {
  const marked = new Set(confusablePositions(text));
  return (
    <span className="mono break-anywhere" dir="ltr">
      {[...text].map((character, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the characters of a fixed text have no other identity
        marked.has(at) ? <mark key={at}>{character}</mark> : character,
      )}
    </span>
  );
}
