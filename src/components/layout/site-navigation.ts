import type { IconName } from "@/components/ui/icon-names";

/** Who looks at the page, as far as the frame needs to know. */
export type FrameViewer =
  | { kind: "guest" | "system" }
  | { kind: "person"; name: string; role: "STUDENT" | "INSTRUCTOR" | "ADMIN" };

/** A name in the `layout` catalogue and where it leads. Only addresses that answer stand here. */
export type NavigationLink = {
  name: "account" | "courses" | "verify" | "teach" | "dashboard" | "certificates" | "saved" | "studio" | "office";
  href: string;
};

const guestLinks: readonly NavigationLink[] = [
  { name: "courses", href: "/courses" },
  { name: "verify", href: "/verify" },
  { name: "teach", href: "/#teach" },
];

const learnerLinks: readonly NavigationLink[] = [
  { name: "dashboard", href: "/dashboard" },
  { name: "courses", href: "/courses" },
  { name: "saved", href: "/saved" },
  { name: "certificates", href: "/certificates" },
];

/** The entries of the masthead, in order. */
export function navigationFor(viewer: FrameViewer): readonly NavigationLink[] {
  if (viewer.kind !== "person") return guestLinks;
  const links = [...learnerLinks];
  if (viewer.role !== "STUDENT") links.push({ name: "studio", href: "/instructor" });
  if (viewer.role === "ADMIN") links.push({ name: "office", href: "/admin" });
  return links;
}

/** What a narrow page's menu has beside them: in the masthead it stands in the menu under one's name. */
export const accountLink: NavigationLink = { name: "account", href: "/account" };

/** A page of one's own account: a name in `layout.accountPages` and where it stands. */
export type AccountPage = { name: "profile" | "security" | "preferences" | "notifications" | "data"; href: string };

/** The tabs of the account, in this order. Only addresses that answer stand here. */
export const accountPages: readonly AccountPage[] = [
  { name: "profile", href: "/account/profile" },
  { name: "preferences", href: "/account/preferences" },
];

/** A page of the back office: a name in `layout.adminPages`, where it stands and its sign. */
export type AdminPage = { name: "reviews" | "prompts" | "outbox"; href: string; icon: IconName };

/** What /admin lists, in this order. Only addresses that answer stand here. */
export const adminPages: readonly AdminPage[] = [
  { name: "reviews", href: "/admin/reviews", icon: "star" },
  { name: "prompts", href: "/admin/prompts", icon: "message-square" },
  { name: "outbox", href: "/admin/outbox", icon: "mail" },
];
