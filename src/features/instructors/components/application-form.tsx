"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { Switch } from "@/components/form/switch";
import { tellSaved, withUnsent } from "@/components/form/tell-saved";
import { SettingsLead, SettingsSection, settingsClass, settingsPartClass } from "@/components/layout/settings-section";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { useApplication } from "@/features/instructors/hooks/use-application";
import { gapsOf, type NeededField } from "@/features/instructors/rules";
import type { OwnApplication } from "@/features/instructors/server/get-standing";
import { ApplicationText, AreasField, YearsField } from "./application-fields";

interface Props {
  own: OwnApplication;
  portrait: ReactNode;
  cover: ReactNode;
}

/** What one says of oneself as an instructor, each field saved as it is typed; before an approval with the button that sends it. */
export function ApplicationForm({ own, portrait, cover }: Props) {
  const t = useTranslations("instructors.form");
  const { saver, view } = useApplication(own);
  useEffect(() => tellSaved(withUnsent(view.state, view.isDirty)), [view.state, view.isDirty]);
  const home = { saver, view };
  const isTeacher = own.status === "ACTIVE";
  return (
    <form
      className={settingsClass}
      noValidate
      aria-label={t("name")}
      onSubmit={(event) => {
        event.preventDefault();
        void saver.flush();
      }}
    >
      {isTeacher && (
        <Part name="public" title={t("public")} lead={t("publicLead")}>
          <PublicSwitch given={own.isPublic} />
        </Part>
      )}
      {isTeacher && (
        <Part name="portrait" title={t("portrait")} lead={t("portraitLead")}>
          {portrait}
          {cover}
        </Part>
      )}
      <Part name="you" title={t("you")} lead={t("youLead")}>
        <ApplicationText field="displayName" {...home} />
        <ApplicationText field="headline" {...home} />
        <ApplicationText field="organization" {...home} />
        <YearsField {...home} />
      </Part>
      <Part name="about" title={t("about")} lead={t("aboutLead")}>
        <ApplicationText field="bio" rows={6} {...home} />
      </Part>
      <Part name="areas" title={t("areas")} lead={t("areasLead")}>
        <AreasField areas={own.areas} {...home} />
      </Part>
      <Part name="links" title={t("links")} lead={t("linksLead")}>
        <ApplicationText field="website" type="url" {...home} />
        <ApplicationText field="linkedin" type="url" {...home} />
        <ApplicationText field="twitter" type="url" {...home} />
      </Part>
      {!isTeacher && (
        <SendPart
          isAgain={own.status === "REJECTED"}
          gaps={gapsOf(view.values, { hasAreas: own.areas.length > 0 })}
          settle={async () => {
            await saver.flush();
            return !saver.read().isDirty;
          }}
        />
      )}
    </form>
  );
}

function Part({ name, title, lead, children }: { name: string; title: string; lead: string; children: ReactNode }) {
  return (
    <SettingsSection id={`part-${name}`} title={title} lead={lead}>
      <div className="stack">{children}</div>
    </SettingsSection>
  );
}

function PublicSwitch({ given }: { given: boolean }) {
  const t = useTranslations("instructors.form");
  const { value: isPublic, change } = useShownAtOnce(given, { place: "instructors.errors", onStatus: tellSaved });
  const put = (next: boolean) =>
    change({ by: () => next, send: () => api.instructors.setPublic.mutate({ isPublic: next }) });
  return (
    <>
      <Switch
        label={t("isPublic")}
        checked={isPublic}
        onChange={({ target }) => void put(target.checked)}
        aria-describedby="public-why"
      />
      <p id="public-why" className="caption">
        {t("isPublicWhy")}
      </p>
    </>
  );
}

interface SendProps {
  isAgain: boolean;
  gaps: readonly NeededField[];
  /** Resolves to whether every word is with the server. */
  settle: () => Promise<boolean>;
}

/** The button that sends it, with what is missing beside it. */
function SendPart({ isAgain, gaps, settle }: SendProps) {
  const t = useTranslations("instructors.form");
  const failures = useTranslations("instructors.errors");
  const { isBusy, problem, setProblem, run } = useCall({ place: "instructors.errors" });
  const router = useRouter();
  const [isTried, setTried] = useState(false);
  const missing = t("gaps", { fields: gaps.map((field) => t(`fields.${field}`)).join(", ") });

  async function send() {
    setTried(true);
    setProblem(null);
    if (gaps.length > 0) {
      const [first] = gaps;
      document.querySelector<HTMLElement>(first === "areas" ? ".areas input" : `#field-${first}`)?.focus();
      return;
    }
    let isSettled = true;
    await run(async () => {
      isSettled = await settle();
      if (!isSettled) return;
      await api.instructors.send.mutate();
      showToast({ words: t("sent"), icon: "check" });
      router.refresh();
    });
    if (!isSettled) setProblem(failures("offline"));
  }

  return (
    <section className={settingsPartClass} aria-label={t("send")}>
      <div>
        <SettingsLead>{t("kept")}</SettingsLead>
      </div>
      <div className="stack">
        <ErrorLine words={problem ?? (isTried && gaps.length > 0 && missing)} />
        <div className="row">
          <Button look="first" disabled={isBusy} onClick={() => void send()}>
            {t(isAgain ? "sendAgain" : "send")}
          </Button>
        </div>
      </div>
    </section>
  );
}
