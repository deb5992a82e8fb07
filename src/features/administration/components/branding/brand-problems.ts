"use client";
import { useTranslations } from "next-intl";
import { longestSiteName, longestTagline, mostLinks, readLinks } from "@/features/administration/branding/rules";
import { SaveBrand } from "@/features/administration/branding/schema";

const fields = ["name", "tagline", "accent", "support", "links"] as const;
export type BrandField = (typeof fields)[number];

/** What is wrong with the form as typed, by field and in words; what the procedure would refuse as well. */
export function useBrandProblems(): (wish: SaveBrand) => Partial<Record<BrandField, string>> {
  const t = useTranslations("branding.form.problems");
  const linkText = (text: string) => {
    const read = readLinks(text);
    return Array.isArray(read)
      ? t("links.shape", { line: 1 })
      : t(`links.${read.problem}`, { ...read, most: mostLinks });
  };
  return (wish) => {
    const parsed = SaveBrand.safeParse(wish);
    const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
    const wordsFor = (field: BrandField): string => {
      if (field === "links") return linkText(wish.links);
      if (field === "name") return t("name", { most: longestSiteName });
      return field === "tagline" ? t("tagline", { most: longestTagline }) : t(field);
    };
    return Object.fromEntries(fields.filter((field) => wrong.has(field)).map((field) => [field, wordsFor(field)]));
  };
}
