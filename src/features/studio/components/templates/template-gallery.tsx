import { useTranslations } from "next-intl";
import { FactsLine } from "@/components/ui/facts-line";
import { Tag } from "@/components/ui/tag";
import { Gallery, GalleryEntry } from "@/features/studio/components/gallery";
import type { ListedTemplate } from "@/features/studio/server/templates/list-templates";

/** Templates as entries, most used first. */
export function TemplateGallery({ templates }: { templates: readonly ListedTemplate[] }) {
  const t = useTranslations("studio.templates");
  return (
    <Gallery>
      {templates.map((template) => (
        <GalleryEntry
          key={template.id}
          href={`/instructor/templates/${template.id}`}
          title={template.name}
          text={template.description}
          beside={<TemplateTags template={template} />}
        >
          <TemplateFacts template={template} />
          {template.isLocked && <p className="caption">{t("lockedWhy", { tier: template.requiredTier })}</p>}
        </GalleryEntry>
      ))}
    </Gallery>
  );
}

/** What it lays out, how often it was used and what became of that, and whose it is. */
export function TemplateFacts({ template }: { template: ListedTemplate }) {
  const t = useTranslations("studio.templates");
  const { templateType, modules, lessons, usageCount, successRate, author, tags } = template;
  return (
    <FactsLine>
      <span>{t(`types.${templateType}`)}</span>
      <span>{t("shape", { modules, lessons })}</span>
      <span>{t("used", { count: usageCount })}</span>
      {usageCount > 0 && <span>{t("published", { share: Math.round(successRate) })}</span>}
      <span>{author === null ? t("bySite") : t("by", { name: author })}</span>
      {tags.length > 0 && <span>{tags.join(", ")}</span>}
    </FactsLine>
  );
}

export function TemplateTags({ template }: { template: ListedTemplate }) {
  const t = useTranslations("studio.templates");
  return (
    <p className="row row--tight">
      {template.isLocked && (
        <Tag tone="caution" icon="lock">
          {t("locked", { tier: template.requiredTier })}
        </Tag>
      )}
      {template.isOwn && <Tag icon="pencil">{t("own")}</Tag>}
      {template.isOwn && template.isShared && <Tag icon="share-2">{t("shared")}</Tag>}
    </p>
  );
}
