import "server-only";
import { createTranslator } from "next-intl";
import {
  columnsOf,
  dataTopics,
  type PersonalModel,
  type WithheldReason,
  withheldReasons,
} from "@/features/privacy/data-map/fate";
import { personalModels } from "@/features/privacy/data-map/personal-data";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import type catalog from "@/messages/en/privacy.json";

type Catalog = { privacy: typeof catalog };

export async function privacyTexts(language: string | null, siteName?: string) {
  const locale = findLocale(language ?? defaultLocale);
  const messages = (await loadMessages(locale.tag, siteName)) as unknown as Catalog;
  return createTranslator({ locale: locale.tag, messages, namespace: "privacy" });
}

/** Where one model's rows are in the archive. */
export const pathOf = ({ table }: PersonalModel): string => `data/${table.replaceAll("_", "-")}.json`;

/** What is in the archive, file by file, and what is not and why. */
export async function writeReadme(
  language: string | null,
  about: { name: string; site: string; at: Date },
): Promise<string> {
  const t = await privacyTexts(language, about.site);
  const models: readonly PersonalModel[] = Object.values(personalModels);
  const lines = [
    `# ${t("readme.title", { name: about.name })}`,
    "",
    t("readme.lead", { at: about.at.toISOString() }),
    "",
  ];
  for (const topic of dataTopics) {
    lines.push(`## ${t(`topics.${topic}.title`)}`, "");
    for (const model of models.filter((one) => one.topic === topic)) {
      lines.push(`- \`${pathOf(model)}\`: ${columnsOf(model.exported).join(", ")}`);
      for (const reason of withheldReasons) {
        const columns = withheldFor(model, reason);
        if (columns.length > 0)
          lines.push(`  - ${t("readme.without", { columns: columns.join(", ") })} ${t(`withheld.${reason}`)}`);
      }
    }
    lines.push("");
  }
  return lines.join("\n");
}

const withheldFor = (model: PersonalModel, reason: WithheldReason): string[] => columnsOf(model.withheld?.[reason]);
