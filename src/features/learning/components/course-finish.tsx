"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { ButtonLink } from "@/components/ui/button-link";

/** Seconds between two looks for the certificate: soon at first, since it is usually there at once. */
const waits = [0.5, 1, 1, 2, 2, 3, 5, 5, 10, 10, 20];

interface FinishProps {
  slug: string;
  total: number;
  hasCertificate: boolean;
  certificateNumber: string | null;
}

/** The course is done; its certificate appears automatically as soon as it is made. */
export function CourseFinish({ slug, total, hasCertificate, certificateNumber }: FinishProps) {
  const t = useTranslations("learning.finish");
  const { number, isLate } = useCertificate(slug, hasCertificate, certificateNumber);
  return (
    <section className="finish" aria-labelledby="finish">
      <h2 id="finish">{t("title")}</h2>
      <p>{t("lead", { total })}</p>
      {hasCertificate && (
        <div role="status">
          {number ? (
            <ButtonLink look="first" href={`/certificates/${number}`} prefetch={false}>
              {t("certificate")}
            </ButtonLink>
          ) : (
            <p className="muted">{isLate ? t("late") : t("waiting")}</p>
          )}
        </div>
      )}
    </section>
  );
}

function useCertificate(slug: string, isExpected: boolean, known: string | null) {
  const [found, setFound] = useState<string | null>(null);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isExpected || known) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (turn: number) => {
      const certificate = await api.certificates.forCourse.query({ slug }).catch(() => null);
      if (isOver) return;
      if (certificate) setFound(certificate.number);
      else wait(turn + 1);
    };
    const wait = (turn: number) => {
      const seconds = waits[turn];
      if (seconds === undefined) setLate(true);
      else timer = setTimeout(() => void look(turn), seconds * 1000);
    };
    wait(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [slug, isExpected, known]);
  return { number: known ?? found, isLate };
}
