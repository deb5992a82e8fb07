"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { CheckRow } from "@/components/form/check-row";
import { ReportLine } from "@/components/form/report-line";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import {
  longestLinks,
  longestSiteName,
  longestSupport,
  longestTagline,
  mostLinks,
  writeLinks,
} from "@/features/administration/branding/rules";
import { SaveBrand } from "@/features/administration/branding/schema";
import type { StoredBrand } from "@/server/brand/stored-brand";
import { BrandPreview } from "./brand-preview";
import { type BrandField, useBrandProblems } from "./brand-problems";

const firstAccent = "#8a2d1c";

const firstOf = ({ name, tagline, accent, support, links, revision }: StoredBrand): SaveBrand => ({
  ...{ seen: revision, name, tagline, accent, support },
  links: writeLinks(links),
});

/** What was typed stays; what no one has touched since `shown` follows what is stored now. */
function merged(typed: SaveBrand, { shown, now }: { shown: SaveBrand; now: SaveBrand }): SaveBrand {
  const keep = <Field extends keyof SaveBrand>(field: Field) => (typed[field] === shown[field] ? now : typed)[field];
  return {
    seen: now.seen,
    name: keep("name"),
    tagline: keep("tagline"),
    accent: keep("accent"),
    support: keep("support"),
    links: keep("links"),
  };
}

/** What the site is called, its color and its foot, with how it would look beside them while it is typed. */
export function BrandForm({ brand }: { brand: StoredBrand }) {
  const t = useTranslations("branding.form");
  const problemsOf = useBrandProblems();
  const router = useRouter();
  const [wish, setWish] = useState(() => firstOf(brand));
  const [problems, setProblems] = useState<Partial<Record<BrandField, string>>>({});
  const { isBusy, report, clear, run } = useReportedCall();
  const [shown, setShown] = useState(wish);
  // Saved, put back, or changed by someone else: in the rendering itself, so that no word typed meanwhile falls in between.
  if (shown.seen !== brand.revision) {
    setShown(firstOf(brand));
    setWish(merged(wish, { shown, now: firstOf(brand) }));
  }
  const change = (part: Partial<SaveBrand>) => {
    setWish({ ...wish, ...part });
    clear();
  };

  async function send(event: FormEvent) {
    event.preventDefault();
    const found = problemsOf(wish);
    setProblems(found);
    clear();
    const [first] = Object.keys(found);
    if (first) return document.getElementById(`brand-${first}`)?.focus();
    await run(async () => {
      await api.branding.save.mutate(SaveBrand.parse({ ...wish, seen: brand.revision }));
      setShown({ ...wish, seen: shown.seen });
      router.refresh();
      return t("saved");
    });
  }

  return (
    <form className="stack" onSubmit={send} noValidate>
      <TextField
        id="brand-name"
        label={t("name")}
        hint={t("nameHint")}
        error={problems.name}
        dir="auto"
        maxLength={longestSiteName}
        value={wish.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        id="brand-tagline"
        label={t("tagline")}
        hint={t("taglineHint")}
        error={problems.tagline}
        dir="auto"
        maxLength={longestTagline}
        value={wish.tagline}
        onChange={({ target }) => change({ tagline: target.value })}
      />
      <CheckRow
        label={t("ownAccent")}
        checked={wish.accent !== null}
        onChange={({ target }) => change({ accent: target.checked ? (brand.accent ?? firstAccent) : null })}
      />
      {wish.accent !== null && (
        <TextField
          id="brand-accent"
          type="color"
          className="inline-20 p-0.5"
          label={t("accent")}
          hint={t("accentHint")}
          error={problems.accent}
          value={wish.accent}
          onChange={({ target }) => change({ accent: target.value.toLowerCase() })}
        />
      )}
      <BrandPreview name={wish.name} accent={wish.accent} pictures={brand.pictures} />
      <TextField
        id="brand-support"
        type="email"
        label={t("support")}
        hint={t("supportHint")}
        error={problems.support}
        maxLength={longestSupport}
        value={wish.support}
        onChange={({ target }) => change({ support: target.value })}
      />
      <TextArea
        id="brand-links"
        label={t("links")}
        hint={t("linksHint", { most: mostLinks })}
        error={problems.links}
        rows={4}
        maxLength={longestLinks}
        value={wish.links}
        onChange={({ target }) => change({ links: target.value })}
      />
      <ReportLine report={report} />
      <p className="mbs-4">
        <Button type="submit" look="first" disabled={isBusy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}
