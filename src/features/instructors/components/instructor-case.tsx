"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Case, CaseActs, CaseSignal, CaseWho } from "@/components/work/case";
import type { QueuedInstructor } from "@/features/instructors/server/list-queue";
import { GradeFields } from "./grade-fields";
import { ReasonForm } from "./reason-form";

interface CaseProps {
  person: QueuedInstructor;
  isBusy: boolean;
  /** Resolves to whether it was done; what it resolves to is told. */
  run: (act: () => Promise<string>) => Promise<boolean>;
}

/** One person as an admin reads them, with what can be decided. */
export function InstructorCase({ person, isBusy, run }: CaseProps) {
  const t = useTranslations("instructors.admin");
  const [isOpen, setOpen] = useState(false);
  const { userId, status, displayName: name } = person;
  const isWaiting = status === "PENDING";
  const isTeaching = status === "ACTIVE" || status === null;
  const nameId = `person-${userId}`;

  const decide = (reason: string | null) =>
    run(async () => {
      const decision = reason === null ? ({ verdict: "approve" } as const) : ({ verdict: "reject", reason } as const);
      const seen = (person.appliedAt ?? new Date(0)).toISOString();
      await api.instructors.decide.mutate({ userId, seen, decision });
      return t(`told.${decision.verdict}`, { name });
    });
  const suspend = (reason: string) =>
    run(async () => {
      await api.instructors.suspend.mutate({ userId, reason });
      return t("told.suspend", { name });
    });
  const lift = () =>
    run(async () => {
      await api.instructors.lift.mutate({ userId });
      return t("told.lift", { name });
    });

  return (
    <Case isOpen={isOpen} aria-labelledby={nameId}>
      <PersonWho person={person} />
      <div>
        <h2 className="type-h3" id={nameId}>
          <bdi>{name}</bdi>
        </h2>
        <CaseTexts person={person} />
        {isOpen && (
          <ReasonForm
            act={isWaiting ? "reject" : "suspend"}
            isBusy={isBusy}
            onSend={async (reason) => {
              if (await (isWaiting ? decide(reason) : suspend(reason))) setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />
        )}
        {(status === "ACTIVE" || status === "SUSPENDED") && (
          <GradeFields key={`${person.tier} ${person.isVerified}`} person={person} isBusy={isBusy} run={run} />
        )}
      </div>
      <CaseActs>
        {isWaiting && (
          <Button size="small" disabled={isBusy} onClick={() => void decide(null)}>
            {t("approve")}
          </Button>
        )}
        {(isWaiting || isTeaching) && (
          <Button size="small" disabled={isBusy} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isWaiting ? "reject" : "suspend")}
          </Button>
        )}
        {status === "SUSPENDED" && (
          <Button size="small" disabled={isBusy} onClick={() => void lift()}>
            {t("lift")}
          </Button>
        )}
      </CaseActs>
    </Case>
  );
}

function PersonWho({ person }: { person: QueuedInstructor }) {
  const t = useTranslations("instructors.admin");
  const { status, appliedAt, decidedAt } = person;
  const at = status === "PENDING" ? appliedAt : decidedAt;
  return (
    <CaseWho>
      <p>
        <b>{t(`status.${status ?? "none"}`)}</b>
      </p>
      {at && (
        <p className="caption">
          <LocalTime at={at} shape="moment" />
        </p>
      )}
      <p className="caption wrap-anywhere">
        <bdi>{person.name}</bdi>, {person.username}
      </p>
      {person.email && <p className="caption wrap-anywhere">{person.email}</p>}
      <p className="caption">{t.rich("since", { date: () => <LocalTime at={person.since} shape="date" /> })}</p>
      <p className="caption">{t("led", { courses: person.courses, learners: person.learners })}</p>
    </CaseWho>
  );
}

/** What they say of themselves, and what was decided about it before. */
function CaseTexts({ person }: { person: QueuedInstructor }) {
  const t = useTranslations("instructors.admin");
  const by = person.decidedBy ?? t("nobody");
  const line = [person.headline, person.organization].filter(Boolean).join(" · ");
  const links = [person.website, person.linkedin, person.twitter].filter(Boolean);
  return (
    <>
      {line && <p>{line}</p>}
      {person.bio ? (
        <p className="quote whitespace-pre-line wrap-anywhere">{person.bio}</p>
      ) : (
        <p className="muted">{t("noWords")}</p>
      )}
      <p className="caption">
        {person.areas.length > 0 && t("areas", { areas: person.areas.join(", ") })}
        {person.areas.length > 0 && person.yearsExperience > 0 && " · "}
        {person.yearsExperience > 0 && t("years", { years: person.yearsExperience })}
        {person.status === "ACTIVE" && !person.isPublic && ` · ${t("hidden")}`}
      </p>
      {links.map((address) => (
        <p key={address} className="caption wrap-anywhere">
          <a href={address} rel="nofollow noopener noreferrer" dir="ltr" translate="no">
            {address}
          </a>
        </p>
      ))}
      {person.reason && (
        <CaseSignal icon="info">
          {t(person.status === "PENDING" ? "earlier" : "because", { by, reason: person.reason })}
        </CaseSignal>
      )}
    </>
  );
}
