import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip, ChipLink } from "@/components/ui/chip-link";
import { EmptyState } from "@/components/ui/empty-state";
import { WorkHead } from "@/components/work/work-head";
import { FilterRow } from "@/features/studio/components/filter-row";
import { StudioFold } from "@/features/studio/components/studio-fold";
import { StudioTabs } from "@/features/studio/components/studio-tabs";
import { SaveTemplateForm } from "@/features/studio/components/templates/save-template-form";
import { TemplateGallery } from "@/features/studio/components/templates/template-gallery";
import { type TemplateType, templateTypes } from "@/features/studio/template-structure";
import { getViewer } from "@/server/auth/viewer";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

type Props = { searchParams: Promise<{ type?: string | string[]; tag?: string | string[] }> };

const here = "/instructor/templates";

function addressOf(type: TemplateType | null, tag: string | null): string {
  const query = new URLSearchParams();
  if (type) query.set("type", type);
  if (tag) query.set("tag", tag);
  return query.size === 0 ? here : `${here}?${query}`;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.templates"))("title"), robots: { index: false } };
}

/** The gallery. `?type=` and `?tag=` narrow it. */
export default async function TemplatesPage({ searchParams }: Props) {
  await requireSite("course.create");
  const viewer = await getViewer();
  const asked = await searchParams;
  const type = templateTypes.find((name) => name === asked.type) ?? null;
  const tag = typeof asked.tag === "string" && asked.tag !== "" ? asked.tag.slice(0, 30) : null;
  const api = await serverApi();
  const [{ templates, tags }, courses] = await Promise.all([
    orRefuse(api.studio.templates.list({ type, tag })),
    orRefuse(api.studio.builder.copyable()),
  ]);
  const t = await getTranslations("studio.templates");
  return (
    <main id="main" className="wrap wrap--wide">
      <WorkHead>
        <h1>{t("title")}</h1>
      </WorkHead>
      <StudioTabs here="templates" viewer={viewer} />
      <p className="muted pbs-3">{t("lead")}</p>
      <Filters
        label={t("type")}
        entries={templateTypes.map((name) => ({ id: name, name: t(`types.${name}`) }))}
        chosen={type}
        to={(next) => addressOf(next as TemplateType | null, tag)}
      />
      {tags.length > 0 && (
        <Filters
          label={t("tags")}
          entries={tags.map((name) => ({ id: name, name }))}
          chosen={tag}
          to={(next) => addressOf(type, next)}
        />
      )}
      {templates.length === 0 ? (
        <EmptyState title={t("empty")} action={<ButtonLink href={here}>{t("clear")}</ButtonLink>}>
          {t("emptyWhy")}
        </EmptyState>
      ) : (
        <TemplateGallery templates={templates} />
      )}
      <StudioFold name={t("keep")}>
        <div className="mbs-4 max-inline-160">
          <Messages only={["studio.templates", "editor.errors"]}>
            <SaveTemplateForm courses={courses} />
          </Messages>
        </div>
      </StudioFold>
    </main>
  );
}

interface FiltersProps {
  label: string;
  entries: readonly { id: string; name: string }[];
  chosen: string | null;
  to: (id: string | null) => string;
}

function Filters({ label, entries, chosen, to }: FiltersProps) {
  return (
    <FilterRow label={label}>
      {entries.map(({ id, name }) =>
        id === chosen ? (
          <ChipLink key={id} href={to(null)} name={name} />
        ) : (
          <Chip key={id} href={to(id)}>
            {name}
          </Chip>
        ),
      )}
    </FilterRow>
  );
}
