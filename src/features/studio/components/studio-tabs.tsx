import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import type { Actor } from "@/policy/actor";
import { type SiteAction, siteRules } from "@/policy/site";

const rooms = [
  { name: "home", href: "/instructor", asks: "portal.use" },
  { name: "courses", href: "/instructor/courses", asks: "portal.use" },
  { name: "analytics", href: "/instructor/analytics", asks: "portal.use" },
  { name: "drafts", href: "/instructor/drafts", asks: "course.create" },
  { name: "templates", href: "/instructor/templates", asks: "course.create" },
  { name: "banks", href: "/instructor/banks", asks: "course.create" },
  { name: "files", href: "/instructor/files", asks: "media.use" },
] as const satisfies readonly { name: string; href: string; asks: SiteAction }[];

/** The rooms of the studio that concern no single course, as far as the viewer may enter them. */
export function StudioTabs({ here, viewer }: { here: (typeof rooms)[number]["name"]; viewer: Actor }) {
  const t = useTranslations("studio.tabs");
  const open = rooms.filter(({ asks }) => siteRules[asks](viewer));
  return (
    <Tabs label={t("name")} tabs={open.map(({ name, href }) => ({ href, name: t(name), current: name === here }))} />
  );
}
