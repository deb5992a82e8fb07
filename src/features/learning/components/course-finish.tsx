"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { ButtonLink } from "@/components/ui/button-link";
import { useFreshlyDone } from "./use-freshly-done";

/** Seconds between two looks for the certificate: soon at first, since it is usually there at once. */
const waits = [0.5, 1, 1, 2, 2, 3, 5, 5, 10, 10, 20];

interface FinishProps {
  enrollmentId: string;
  slug: string;
  title: string;
  hasCertificate: boolean;
  certificateNumber: string | null;
  /** The band with the course's cover, whose heading is "finish". */
  children: ReactNode;
}

/** The course is done; its certificate appears automatically as soon as it is made. When it was done just now, that is read out, once. */
export function CourseFinish(props: FinishProps) {
  const { enrollmentId, slug, title, hasCertificate, certificateNumber, children } = props;
  const t = useTranslations("learning.finish");
  const { number, isLate } = useCertificate(slug, hasCertificate, certificateNumber);
  const isFresh = useFreshlyDone(`${enrollmentId} course`, true);
  return (
    <section data-fresh={isFresh} aria-labelledby="finish">
      {children}
      <p role="status" className="visually-hidden">
        {isFresh && t("announced", { title })}
      </p>
      {hasCertificate && (
        <div role="status">
          {number ? (
            <ButtonLink look="first" href={`/certificates/${number}`}>
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
