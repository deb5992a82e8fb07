import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

const rooms = [
  { name: "home", href: "/instructor" },
  { name: "courses", href: "/instructor/courses" },
  { name: "drafts", href: "/instructor/drafts" },
  { name: "templates", href: "/instructor/templates" },
  { name: "files", href: "/instructor/files" },
] as const;

/** The rooms of the studio that concern no single course. */
export function StudioTabs({ here }: { here: (typeof rooms)[number]["name"] }) {
  const t = useTranslations("studio.tabs");
  return (
    <Tabs label={t("name")} tabs={rooms.map(({ name, href }) => ({ href, name: t(name), current: name === here }))} />
  );
}
