"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies the public link of a certificate, and prints the page. */
export function DocumentTools({ url }: { url: string }) {
  const t = useTranslations("certificates.document");
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid(t("copied"));
    } catch {
      setSaid(t("copyFailed", { url }));
    }
  };
  return (
    <>
      <Button icon="link" onClick={copy}>
        {t("copy")}
      </Button>
      <Button icon="printer" onClick={() => window.print()}>
        {t("print")}
      </Button>
      <p className="caption" role="status">
        {said}
      </p>
    </>
  );
}
